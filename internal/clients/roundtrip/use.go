package roundtrip

import (
	"slices"

	"github.com/apisteward/steward/internal/clients/plan"
)

// resolved returns what a type is, through aliases.
func resolved(t *plan.Type) *plan.Type {
	for t != nil && t.Kind == plan.Alias && t.Elem.Type != nil {
		t = t.Elem.Type
	}
	if t == nil {
		return &plan.Type{}
	}
	return t
}

// memberUse is the type of a member of a value of a type.
func memberUse(t *plan.Type, key string, v *Value) plan.Use {
	t = settled(t, v)
	for _, f := range t.Fields {
		if f.Key == key {
			return f.Use
		}
	}
	return t.Elem
}

// elementUse is the type of the i-th element of an array of a type.
func elementUse(t *plan.Type, i int, v *Value) plan.Use {
	t = settled(t, v)
	if i < len(t.Prefix) {
		return t.Prefix[i]
	}
	return t.Elem
}

// settled is the type that a value has within a union, of unions perhaps.
func settled(t *plan.Type, v *Value) *plan.Type {
	for t.Kind == plan.Union {
		variant := chosen(t, v)
		if variant == nil {
			return t
		}
		t = resolved(variant.Use.Type)
	}
	return t
}

// chosen is the variant of a union that a value is: by its tag, else the first
// that it fits.
func chosen(t *plan.Type, v *Value) *plan.Variant {
	if tag := v.Get(t.Discriminator); t.Discriminator != "" && tag != nil {
		for _, variant := range t.Variants {
			if slices.Contains(variant.Tags, tag.Text) {
				return variant
			}
		}
		return nil
	}
	for _, variant := range t.Variants {
		if fits(resolved(variant.Use.Type), v) {
			return variant
		}
	}
	return nil
}

func fits(t *plan.Type, v *Value) bool {
	switch t.Kind {
	case plan.Union:
		return chosen(t, v) != nil
	case plan.Any:
		return true
	}
	switch v.Kind {
	case Bool:
		return t.Kind == plan.Boolean
	case Number:
		return t.Kind == plan.Integer || t.Kind == plan.Number
	case String:
		return t.Kind == plan.String || t.Kind == plan.Enum
	case Array:
		return t.Kind == plan.Array
	case Object:
		return t.Kind == plan.Map || t.Kind == plan.Object && fitsObject(t, v)
	}
	return false
}

// fitsObject reports whether an object has all that is required, and nothing
// that is unknown.
func fitsObject(t *plan.Type, v *Value) bool {
	known := map[string]bool{}
	for _, f := range t.Fields {
		known[f.Key] = true
		member := v.Get(f.Key)
		if f.Required && member == nil || f.Const != nil && member != nil && f.Const.Literal() != member.Text {
			return false
		}
	}
	for _, m := range v.Members {
		if !known[m.Key] && !t.Open {
			return false
		}
	}
	return true
}

// errorName is what the table calls an error.
func errorName(e *plan.Error) string {
	name := e.Name
	if n := len(name); n > 1 && name[n-1] == "error" {
		name = name[:n-1]
	}
	return name.Snake()
}

// credential is what a case gives for a scheme.
type credential struct {
	scheme        *plan.Scheme
	first, second string // the secret; or user and password, or client id and secret
}

// credentials are those that a case gives to the client.
func credentials(p *Program, c *Call) []credential { return credentialsOf(p, c.Credentials) }

func credentialsOf(p *Program, v *Value) []credential {
	var out []credential
	if v == nil {
		return nil
	}
	for _, m := range v.Members {
		one := credential{scheme: p.Scheme(m.Key), first: m.Value.Text}
		if m.Value.Kind == Array {
			one.first, one.second = m.Value.Items[0].Text, m.Value.Items[1].Text
		}
		out = append(out, one)
	}
	return out
}

// environment is what a case puts into the environment.
func environment(p *Program, c *Call) *Value {
	out := &Value{Kind: Object}
	for _, one := range credentialsOf(p, c.Env) {
		for i, text := range []string{one.first, one.second}[:len(one.scheme.Env)] {
			out.Members = append(out.Members, Member{one.scheme.Env[i], &Value{Kind: String, Text: text}})
		}
	}
	return out
}
