package intake

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/corpustest"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/schema"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/compose"
)

// A request with one place changed, in an argument or in the body, is refused
// if there is no way to read it that the document allows, and only for that
// place: here for the documents that Steward's own APIs follow.
func TestChangedRequestsAreJudged(t *testing.T) {
	for _, name := range []string{
		"gen/openapi.yaml", "docs/examples/bookshop.yaml", "internal/verify/verifytest/openapi-3.0.yaml", "internal/verify/verifytest/openapi-3.1.yaml",
	} {
		t.Run(strings.ReplaceAll(name, "/", " "), func(t *testing.T) {
			data, err := os.ReadFile(filepath.Join("../../..", name))
			if err != nil {
				t.Fatal(err)
			}
			newVariants(benchOf(t, data)).all(t, 1)
		})
	}
}

// The same of real documents.
func TestChangedRequestsToRealDocumentsAreJudged(t *testing.T) {
	for _, c := range []struct {
		name string
		step int // of so many operations one is looked at
	}{
		{"github/23.0.2.json", 30}, {"stripe/0.203.0.json", 15}, {"docker/1.56.yaml", 2}, {"figma/0.43.0.yaml", 1}, {"datadog/2.67.0.yaml", 80},
	} {
		t.Run(strings.ReplaceAll(c.name, "/", " "), func(t *testing.T) { newVariants(benchFor(corpustest.Document(t, c.name))).all(t, c.step) })
	}
}

// variants makes requests that differ from an allowed one in one place.
type variants struct {
	*bench
	composer         *compose.Composer
	maker            *sample.Maker
	allowed, refused int
}

func newVariants(b *bench) *variants {
	maker := sample.New(b.doc)
	return &variants{bench: b, maker: maker, composer: compose.New(b.doc, maker, schema.New(b.doc, schema.WithFormats()), nil)}
}

// all tries one of so many operations.
func (v *variants) all(t *testing.T, step int) {
	t.Helper()
	for i, op := range v.doc.Operations() {
		if made := v.composer.Compose(op, compose.Full, nil); i%step == 0 && made.Intent == call.Valid {
			v.of(t, made)
		}
	}
	if t.Logf("%d allowed, %d refused", v.allowed, v.refused); v.refused == 0 || v.allowed == 0 {
		t.Error("too few requests were tried")
	}
}

func (v *variants) of(t *testing.T, made *call.Case) {
	t.Helper()
	for _, a := range made.Arguments {
		for changed := range v.maker.Variants(a.Parameter.ValueSchema(), contract.InRequest, a.Value) {
			other := made.Clone()
			other.Set(call.ArgumentOf(a.Parameter, changed.Value))
			v.try(t, other, v.composer.CertifyArgument(a.Parameter, changed.Value), a.In+" "+a.Name, changed.Value)
		}
	}
	if made.Body == nil {
		return
	}
	for changed := range v.maker.Variants(made.Body.Media.Schema, contract.InRequest, made.Body.Value) {
		other := made.Clone()
		other.Body.Value = changed.Value
		v.try(t, other, v.composer.CertifyBody(made.Body.Media, changed.Value), "#", changed.Value)
	}
}

// try reads a request that was changed in a place, if it can be carried.
func (v *variants) try(t *testing.T, made *call.Case, judgement compose.Judgement, place string, value any) {
	t.Helper()
	req, sendable := v.write(made)
	if judgement.Intent == call.Unknown || judgement.Soft || !sendable {
		return
	}
	m, _, _ := v.routes.FindTarget(req.Method, req.URL.EscapedPath(), req.URL.RawQuery)
	if m.Operation != made.Operation || ambiguous(made, m) {
		return
	}
	_, err := v.reader.Read(req, m)
	switch said := faults(err); {
	case judgement.Intent == call.Valid:
		if v.allowed++; err != nil {
			t.Errorf("%s: %s is refused with %s: %s", made.Operation.Name(), place, sample.Compact(value), said)
		}
	case err == nil:
		t.Errorf("%s: %s is not refused with %s: %s", made.Operation.Name(), place, sample.Compact(value), judgement.Faults[0].Text)
	default:
		v.refused++
		for _, f := range err.Fields {
			if !strings.HasPrefix(f.Place, place) {
				t.Errorf("%s: for %s as %s it says %s", made.Operation.Name(), place, sample.Compact(value), said)
			}
		}
	}
}
