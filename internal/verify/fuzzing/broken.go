package fuzzing

import (
	"context"
	"math/rand/v2"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/verify/base"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/compose"
)

// broken sends a request that breaks the document in one place.
func (l *line) broken(ctx context.Context, random *rand.Rand) error {
	v := l.breaking(random)
	if v == nil {
		return nil
	}
	_, _, err := l.base.Send(ctx, v)
	return err
}

// breaking is a variation that breaks a parameter or the body; nil when
// nothing is found that certainly does.
func (l *line) breaking(random *rand.Rand) *base.Variation {
	var parameters []*contract.Parameter
	for _, p := range l.base.Operation.Parameters {
		if !compose.Ignored(p) && p.ValueSchema() != nil {
			parameters = append(parameters, p)
		}
	}
	b := l.base.Model().Body
	hasBody := b != nil && b.Raw == nil && b.Media != nil && b.Media.Schema != nil
	if hasBody && (len(parameters) == 0 || random.IntN(3) > 0) {
		return l.breakBody(b, random)
	}
	if len(parameters) == 0 {
		return nil
	}
	return l.breakParameter(parameters[random.IntN(len(parameters))], random)
}

func (l *line) breakParameter(p *contract.Parameter, random *rand.Rand) *base.Variation {
	composer := l.session.Composer
	usual := composer.Maker().Parameter(p)
	if a := l.base.Model().Argument(p.In, p.Name); a != nil && a.Raw == nil {
		usual = a.Value
	}
	v, ok := composer.Maker().Broken(p.ValueSchema(), contract.InRequest, usual, random)
	if !ok {
		return nil
	}
	judged := composer.CertifyArgument(p, v.Value)
	if judged.Intent != call.Invalid {
		return nil
	}
	return &base.Variation{
		Subject: call.Subject{Where: p.In + ` parameter "` + p.Name + `"`, Keyword: v.Keyword, Node: v.Schema, Text: v.Text, Soft: v.Soft || judged.Soft},
		Intent:  call.Invalid,
		Apply:   func(c *call.Case) bool { c.Set(call.ArgumentOf(p, v.Value)); return true },
	}
}

// breakBody breaks the body of the base, or one that is made up.
func (l *line) breakBody(b *call.Payload, random *rand.Rand) *base.Variation {
	composer := l.session.Composer
	sound, made := b.Value, false
	if random.IntN(4) > 0 {
		if v, ok := composer.Maker().Random(b.Media.Schema, contract.InRequest, random); ok && composer.AllowsBody(b.Media, v) {
			sound, made = v, true
		}
	}
	v, ok := composer.Maker().Broken(b.Media.Schema, contract.InRequest, sound, random)
	if !ok {
		return nil
	}
	judged := composer.CertifyBody(b.Media, v.Value)
	if judged.Intent != call.Invalid {
		return nil
	}
	change := compose.ChangeOf(b.Value, v.Value)
	if made {
		change = compose.Replacement(v.Value)
	}
	return &base.Variation{
		Subject: call.Subject{Where: where(v), Keyword: v.Keyword, Node: v.Schema, Text: v.Text, Soft: v.Soft || judged.Soft},
		Intent:  call.Invalid,
		Keys:    change.Keys,
		Place:   v.Place,
		Apply: func(c *call.Case) bool {
			changed, ok := change.Of(c.Body.Value)
			c.Body.Value = changed
			return ok
		},
	}
}

// where names the place that a variant is about for people.
func where(v sample.Variant) string {
	if len(v.Place) == 0 {
		return "body"
	}
	return `body property "` + strings.Join(v.Place, ".") + `"`
}
