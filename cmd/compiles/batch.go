package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// A batch is compiled at once, since that is cheaper; it ends with as many packages, or bytes of them.
const (
	batchPackages = 20
	batchBytes    = 4 << 20
)

// packageLimit is how long a package may take that is alone; a batch may take as long for each.
const packageLimit = 5 * time.Minute

// batch is packages of one language, none of which are called the same.
type batch struct {
	language *language
	packs    []*pack
	size     int
}

// takes tells whether there is room for a package.
func (b *batch) takes(p *pack) bool {
	if len(b.packs) == 0 {
		return true
	}
	for _, q := range b.packs {
		if p.Name != "" && p.Name == q.Name {
			return false
		}
	}
	return len(b.packs) < batchPackages && b.size+p.Size <= batchBytes
}

func (b *batch) add(p *pack) {
	b.packs, b.size = append(b.packs, p), b.size+p.Size
}

// filling are the batches of a language that are not full. There are several, since editions of an API, which are called
// the same, often follow each other.
type filling []*batch

// mostFilling bounds how many packages wait.
const mostFilling = 4

// add puts a package into a batch. It returns one that is to be compiled now, or nil.
func (f *filling) add(l *language, p *pack) *batch {
	for _, b := range *f {
		if b.takes(p) {
			b.add(p)
			return nil
		}
	}
	b := &batch{language: l}
	b.add(p)
	*f = append(*f, b)
	if len(*f) <= mostFilling {
		return nil
	}
	fullest := slices.IndexFunc(*f, func(b *batch) bool {
		return !slices.ContainsFunc(*f, func(o *batch) bool { return len(o.packs) > len(b.packs) })
	})
	full := (*f)[fullest]
	*f = slices.Delete(*f, fullest, fullest+1)
	return full
}

// judge compiles the packages below a folder. What does not compile together with others is compiled again alone, so that
// nobody is blamed for another.
func (b *batch) judge(ctx context.Context, folder string) ([]verdict, error) {
	began := time.Now()
	faults, err := b.compile(ctx, folder)
	if err != nil && !attributable(err) {
		return nil, err
	}
	verdicts := make([]verdict, len(b.packs))
	for i, p := range b.packs {
		switch {
		case err == nil && len(faults[i]) == 0:
			verdicts[i] = verdict{Outcome: compiled, Took: time.Since(began) / time.Duration(len(b.packs))}
		case len(b.packs) == 1:
			verdicts[i] = alone(faults[i], err, time.Since(began))
		default:
			single, err := (&batch{language: b.language, packs: []*pack{p}}).judge(ctx, folder)
			if err != nil {
				return nil, err
			}
			verdicts[i] = single[0]
		}
	}
	return verdicts, nil
}

// unclear is what a compiler said that was not content, and that names no package.
type unclear struct{ said string }

func (u unclear) Error() string { return u.said }

// attributable tells whether packages are what brought an error about, and not this program or the machine.
func attributable(err error) bool {
	var spent exhausted
	var said unclear
	return errors.As(err, &spent) || errors.As(err, &said)
}

// alone is the verdict on a package that nothing else was compiled with.
func alone(faults []string, err error, took time.Duration) verdict {
	var spent exhausted
	switch {
	case errors.As(err, &spent):
		return verdict{unjudged, []string{spent.what}, took}
	case err != nil:
		faults = append(faults, err.Error())
	}
	return verdict{failed, shortened(faults), took}
}

// compile writes the packages into folders p0, p1, ... and returns what compilers say of each.
func (b *batch) compile(ctx context.Context, folder string) (map[int][]string, error) {
	defer os.RemoveAll(folder)
	for i, p := range b.packs {
		if err := p.write(filepath.Join(folder, place(i))); err != nil {
			return nil, err
		}
	}
	faults := make(map[int][]string)
	for _, check := range b.language.checks {
		if err := check(ctx, folder, b.packs, faults); err != nil {
			return faults, err
		}
	}
	return faults, nil
}

func place(i int) string { return "p" + strconv.Itoa(i) }

// check compiles packages that are in folders p0, p1, ... and adds what the compiler says to the faults of each. It returns
// unclear for what it cannot lay at one's door.
type check func(ctx context.Context, folder string, packs []*pack, faults map[int][]string) error

// sortFaults lays what a compiler that is not content says at the doors of packages, by the folders it names.
func sortFaults(text string, faults map[int][]string) error {
	found := false
	for line := range strings.Lines(text) {
		m := faultPattern().FindStringSubmatch(line)
		if m == nil {
			continue
		}
		i, err := strconv.Atoi(m[1])
		if err != nil {
			return err
		}
		found = true
		faults[i] = append(faults[i], strings.TrimSpace(m[2]))
	}
	if !found {
		return unclear{lastLine(text)}
	}
	return nil
}

// faultPattern finds lines such as "vet: p3/client.go:7:2: undefined: x".
func faultPattern() *regexp.Regexp { return regexp.MustCompile(`^(?:vet: )?(?:\./)?p(\d+)/(.*)`) }
