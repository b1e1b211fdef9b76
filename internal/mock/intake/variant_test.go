package intake

import (
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/schema"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/compose"
)

// Of an argument with one place changed, a request is refused if there is no
// way to read the argument that the document allows, and only for it.
func TestChangedArgumentsOfRealDocumentsAreJudged(t *testing.T) {
	for _, c := range []struct {
		name string
		step int // of so many operations one is looked at
	}{
		{"github/23.0.2.json", 30}, {"stripe/0.203.0.json", 15}, {"docker/1.56.yaml", 2}, {"figma/0.43.0.yaml", 1}, {"datadog/2.67.0.yaml", 80},
	} {
		t.Run(strings.ReplaceAll(c.name, "/", " "), func(t *testing.T) {
			b := corpusBench(t, c.name)
			maker, judge := sample.New(b.doc), schema.New(b.doc, schema.WithFormats())
			v := &variants{bench: b, composer: compose.New(b.doc, maker, judge, nil), maker: maker}
			for i, op := range b.doc.Operations() {
				if i%c.step == 0 {
					v.of(t, op)
				}
			}
			if t.Logf("%d allowed, %d refused", v.allowed, v.refused); v.refused == 0 || v.allowed == 0 {
				t.Error("too few arguments were tried")
			}
		})
	}
}

type variants struct {
	*bench
	composer         *compose.Composer
	maker            *sample.Maker
	allowed, refused int
}

func (v *variants) of(t *testing.T, op *contract.Operation) {
	made := v.composer.Compose(op, compose.Full, nil)
	if made.Intent != call.Valid {
		return
	}
	for _, a := range made.Arguments {
		for changed := range v.maker.Variants(a.Parameter.ValueSchema(), contract.InRequest, a.Value) {
			v.try(t, made, a.Parameter, changed.Value)
		}
	}
}

// try reads a request with another argument, if that can be carried.
func (v *variants) try(t *testing.T, made *call.Case, p *contract.Parameter, value any) {
	judgement := v.composer.CertifyArgument(p, value)
	made = made.Clone()
	made.Set(call.ArgumentOf(p, value))
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
			t.Errorf("%s: %s is refused with %s: %s", made.Operation.Name(), p.Key(), sample.Compact(value), said)
		}
	case err == nil:
		t.Errorf("%s: %s is not refused with %s: %s", made.Operation.Name(), p.Key(), sample.Compact(value), judgement.Faults[0].Text)
	default:
		v.refused++
		for _, f := range err.Fields {
			if !strings.HasPrefix(f.Place, p.In+" "+p.Name) {
				t.Errorf("%s: for %s as %s it says %s", made.Operation.Name(), p.Key(), sample.Compact(value), said)
			}
		}
	}
}
