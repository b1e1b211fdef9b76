package casefile

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"
	"slices"

	"github.com/apisteward/steward/internal/sample"
)

// ReadFile reads a case file by its name. Errors say what is wrong with it, not
// which it is.
func ReadFile(name string) (*File, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, withoutPath(err)
	}
	defer f.Close()
	return Read(f)
}

// Read reads a case file of up to 32 MiB.
func Read(r io.Reader) (*File, error) {
	var f File
	if err := decode(r, &f, "case file"); err != nil {
		return nil, err
	}
	if f.Version != version {
		return nil, fmt.Errorf("it is a case file of version %d, and this is for version %d", f.Version, version)
	}
	if err := f.check(); err != nil {
		return nil, fmt.Errorf("it is not a whole case file: %w", err)
	}
	return &f, nil
}

// decode reads one JSON object that has no members but the known ones. What a
// newer version may have is told apart from what is broken.
func decode(r io.Reader, into any, what string) error {
	data, err := io.ReadAll(io.LimitReader(r, maxBytes+1))
	switch {
	case err != nil:
		return withoutPath(err)
	case len(data) > maxBytes:
		return fmt.Errorf("it is larger than a %s may be", what)
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		var head struct{ Version int }
		if json.Unmarshal(data, &head) == nil && head.Version > version {
			return fmt.Errorf("it is a %s of version %d, and this is for version %d", what, head.Version, version)
		}
		return fmt.Errorf("it is not a %s: %w", what, err)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return fmt.Errorf("it is not a %s: there is more after it", what)
	}
	return nil
}

// withoutPath takes the name of a file from an error.
func withoutPath(err error) error {
	var p *os.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

var idForm = regexp.MustCompile(`^[0-9a-f]{16}$`)

// check returns what makes a file impossible to replay.
func (f *File) check() error {
	switch {
	case !idForm.MatchString(f.Failure.ID):
		return fmt.Errorf("%q is no id of a failure", f.Failure.ID)
	case f.Failure.Check == "" || f.Failure.Operation == "":
		return errors.New("the failure has no check or no operation")
	case len(f.Steps) == 0 || len(f.Judged) == 0:
		return errors.New("there are no steps")
	case len(f.Steps) > maxSteps || len(f.Judged) > maxSteps:
		return fmt.Errorf("there are more than %d steps", maxSteps)
	}
	for n, i := range f.Judged {
		if i < 0 || i >= len(f.Steps) {
			return fmt.Errorf("there is no step %d to judge", i)
		}
		if f.Steps[i].Optional {
			return fmt.Errorf("step %d is judged, so that it cannot be optional", i)
		}
		if f.Steps[i].Page && (n == 0 || f.Judged[n-1] >= i) {
			return fmt.Errorf("step %d is a page after none", i)
		}
	}
	for i := range f.Steps {
		if err := f.Steps[i].check(i); err != nil {
			return fmt.Errorf("step %d: %w", i, err)
		}
		if f.Steps[i].Page && !slices.Contains(f.Judged, i) {
			return fmt.Errorf("step %d is a page, and is not judged", i)
		}
	}
	return nil
}

func (s *Step) check(at int) error {
	if s.Operation == "" {
		return errors.New("it has no operation")
	}
	if _, ok := accessOf(s.Access); !ok {
		return fmt.Errorf("%q is no kind of access", s.Access)
	}
	if _, ok := intentOf(s.Intent); !ok {
		return fmt.Errorf("%q is no intent", s.Intent)
	}
	if s.Base != nil && (*s.Base < 0 || *s.Base >= at) {
		return fmt.Errorf("its base is step %d, which does not come before it", *s.Base)
	}
	for _, r := range s.references() {
		if r.Step < 0 || r.Step >= at {
			return fmt.Errorf("it takes a value from step %d, which does not come before it", r.Step)
		}
	}
	for _, a := range s.Arguments {
		if err := a.check(); err != nil {
			return err
		}
	}
	return s.Body.check()
}

// references are all places in earlier answers that a step takes values from.
func (s *Step) references() []Reference {
	var list []Reference
	for _, a := range s.Arguments {
		if a.From != nil {
			list = append(list, *a.From)
		}
	}
	if s.Body != nil {
		for _, m := range s.Body.From {
			list = append(list, m.Reference)
		}
	}
	if s.TargetFrom != nil {
		list = append(list, *s.TargetFrom)
	}
	for _, r := range s.HeaderFrom {
		list = append(list, r)
	}
	return list
}

func (a *Argument) check() error {
	if !slices.Contains([]string{"path", "query", "querystring", "header", "cookie"}, a.In) || a.Name == "" {
		return fmt.Errorf("there is no parameter %q in %q", a.Name, a.In)
	}
	if (a.Value == nil) == (a.Raw == nil) {
		return fmt.Errorf("the parameter %q has to have a value, or what stands for it", a.Name)
	}
	return parseable(a.Value, a.Name)
}

func (b *Body) check() error {
	if b == nil {
		return nil
	}
	forms := 0
	for _, given := range []bool{b.Value != nil, b.Text != nil, b.Base64 != nil, b.Empty} {
		if given {
			forms++
		}
	}
	if forms != 1 {
		return errors.New("the body has to have one of value, text, base64 and empty")
	}
	return parseable(b.Value, "body")
}

// parseable reports a value that has too many levels.
func parseable(value json.RawMessage, name string) error {
	if value == nil {
		return nil
	}
	if _, err := sample.Parse(value); err != nil {
		return fmt.Errorf("the value of %s: %w", name, err)
	}
	return nil
}
