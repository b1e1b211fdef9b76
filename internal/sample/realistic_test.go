package sample

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/schema"
)

// realistic makes a value for a schema in an answer and has it judged.
func realistic(t *testing.T, text string, seed uint64) string {
	t.Helper()
	doc := schemaOf(t, text)
	n := doc.Root.At("components", "schemas", "S")
	v, ok := New(doc).Realistic(n, contract.InResponse, seed)
	if !ok {
		t.Fatalf("nothing is made for %s", text)
	}
	if faults, judged := schema.New(doc, schema.WithFormats()).Faults(n, schema.Response, Plain(v)); !judged || len(faults) > 0 {
		t.Errorf("%s\n%s: %v", text, Compact(v), faults)
	}
	return Compact(v)
}

func TestRealisticProperties(t *testing.T) {
	for _, c := range []struct{ property, form string }{
		{`"email": {"type": "string"}`, `"[a-z]+\.[a-z]+@example\.com"`},
		{`"created_at": {"type": "string"}`, `"202[2-6]-\d\d-\d\dT\d\d:\d\d:\d\dZ"`}, {`"created_at": {"type": "string", "format": "date"}`, `"202[2-6]-\d\d-\d\d"`},
		{`"created": {"type": "integer"}`, `1[67]\d{8}`}, {`"created": {"type": "integer", "minimum": 1000000000000}`, `1[67]\d{11}`},
		{`"price": {"type": "number"}`, `\d+(\.\d\d?)?`}, {`"price": {"type": "integer"}`, `\d{3,5}`}, {`"price": {"type": "string"}`, `"\d+\.\d\d"`}, {`"price": {"type": "number", "maximum": 1}`, `1|0(\.\d+)?`},
		{`"country": {"type": "string"}`, `"[A-Z]{2}"`}, {`"country": {"type": "string", "minLength": 3, "maxLength": 3}`, `"[A-Z]{3}"`}, {`"country": {"type": "string", "minLength": 4}`, `"[A-Z][a-z].+"`},
		{`"country": {"type": "string", "pattern": "^[a-z]{2}$"}`, `"[a-z]{2}"`},
		{`"id": {"type": "integer"}`, `[1-9]\d{0,3}`}, {`"id": {"type": "string"}`, `"[a-z][a-z2-9]{11}"`}, {`"id": {"type": "string", "format": "uuid"}`, `"[0-9a-f-]{36}"`},
		{`"id": {"type": "string", "pattern": "^cus_"}`, `"cus_[a-z2-9]{10}"`}, {`"id": {"type": "string", "pattern": "^[0-9]+$"}`, `"\d+"`},
		{`"avatar_url": {"type": "string", "format": "uri"}`, `"https://example\.com/images/.+\.png"`}, {`"url": {"type": "string", "format": "uri-reference"}`, `"/.+"`},
		{`"width": {"type": "string"}`, `"\d+"`}, {`"protocol": {"type": "string"}`, `"https?"`}, {`"colour": {"type": "string", "maxLength": 6}`, `"[0-9a-f]{6}"`},
		{`"note": {"type": "string", "minLength": 100, "maxLength": 120}`, `"[A-Z].{99,}"`}, {`"blob": {"type": "string", "maxLength": 2}`, `"[a-z0-9]{1,2}"`},
		{`"x": {"type": "string", "format": "country-code"}`, `"[A-Z]{2}"`}, {`"x": {"type": "string", "pattern": "^[A-Z]{3}-\\d{4}$"}`, `"[A-Z]{3}-\d{4}"`},
		{`"x": {"type": "string", "example": "as it stands"}`, `"as it stands"`}, {`"x": {"type": "string", "default": "usual"}`, `"usual"`}, {`"name": {"type": "string", "example": "string"}`, `"[A-Z].+"`},
		{`"x": {"type": "string", "enum": ["a", null]}`, `"a"`}, {`"x": {"const": 5}`, `5`}, {`"x": {"type": "integer", "minimum": 10, "maximum": 12}`, `1[0-2]`},
		{`"x": {"type": "integer", "multipleOf": 25}`, `\d*(00|25|50|75)`}, {`"emails": {"type": "array", "items": {"type": "string"}, "minItems": 2}`, `\["[^"]+@example.com","[^"]+@example.com".*\]`},
		{`"tags": {"type": "array", "items": {"type": "string"}, "maxItems": 0}`, `\[\]`}, {`"old": {"type": "integer", "deprecated": true}`, `\d+`}, {`"secret": {"type": "string", "writeOnly": true}`, ``},
		{`"x": {"type": "object", "additionalProperties": {"type": "integer"}}`, `\{"[a-z]+":\d+.*\}`}, {`"country": {}`, `"[A-Z]{2}"`},
	} {
		for seed := range uint64(20) {
			got := realistic(t, `{"type": "object", "properties": {`+c.property+`}}`, seed)
			_, value, _ := strings.Cut(strings.Trim(got, "{}"), ":")
			if strings.HasSuffix(got, "}}") {
				value += "}"
			}
			if !regexp.MustCompile(`^(` + c.form + `)$`).MatchString(value) {
				t.Errorf("%s: %s", c.property, value)
				break
			}
		}
	}
}

func TestRealisticObjectsFitTogether(t *testing.T) {
	for seed := range uint64(20) {
		got := realistic(t, `{"type": "object", "properties": {"full_name": {"type": "string"}, "deletedAt": {"type": "string", "format": "date-time"}, "first_name": {"type": "string"},
			"updatedAt": {"type": "string", "format": "date-time"}, "last_name": {"type": "string"}, "createdAt": {"type": "string", "format": "date-time"}}}`, seed)
		m := regexp.MustCompile(`"full_name":"(.+?)","deletedAt":"(.+?)","first_name":"(.+?)","updatedAt":"(.+?)","last_name":"(.+?)","createdAt":"(.+?)"`).FindStringSubmatch(got)
		if m == nil || m[1] != m[3]+" "+m[5] || m[6] > m[4] || m[4] > m[2] {
			t.Errorf("%s: %q", got, m)
		}
	}
}

func TestRealisticListsDiffer(t *testing.T) {
	got := realistic(t, `{"type": "array", "minItems": 3, "items": {"type": "object", "example": {"id": 7, "name": "Ada", "kind": "x", "more": {"sku": "A-1"}},
		"properties": {"id": {"type": "integer"}, "name": {"type": "string"}, "kind": {"type": "string"}, "unsaid": {"type": "string"}, "more": {"type": "object", "properties": {"sku": {"type": "string"}}}}}}`, 1)
	form := `^\[\{"id":7,"name":"Ada","kind":"x","more":\{"sku":"A-1"\}\}(,\{"id":\d+,"name":"[A-Z][^"]+","kind":"x","more":\{"sku":"[A-Z]-\d"\}\}){2}\]$`
	if !regexp.MustCompile(form).MatchString(got) || strings.Count(got, `"id":7,`) > 1 {
		t.Error(got)
	}
}

func TestRealisticValuesFollowFromTheSeed(t *testing.T) {
	text := `{"type": "object", "properties": {"id": {"type": "integer"}, "name": {"type": "string"}, "tags": {"type": "array", "items": {"type": "string"}}}}`
	seen := map[string]bool{}
	for seed := range uint64(50) {
		got := realistic(t, text, seed)
		if again := realistic(t, text, seed); again != got {
			t.Errorf("%s and %s", got, again)
		}
		seen[got] = true
	}
	if len(seen) < 45 {
		t.Errorf("50 seeds give %d values", len(seen))
	}
}

func TestRealisticValuesAreBounded(t *testing.T) {
	wide := new(strings.Builder)
	for i := range 400 {
		fmt.Fprintf(wide, `"p%d": {"$ref": "#/components/schemas/S"}, "l%d": {"type": "array", "items": {"$ref": "#/components/schemas/S"}}, "t%d": {"type": "string", "maxLength": 2000},`, i, i, i)
	}
	for text, most := range map[string]int{
		`{"type": "object", "properties": {` + wide.String() + `"id": {"type": "integer"}}}`:                                                                                                 20_000,
		`{"type": "array", "minItems": 60, "items": {"type": "array", "minItems": 60, "items": {"type": "string", "minLength": 20}}}`:                                                        200_000,
		`{"type": "object", "properties": {"id": {"type": "integer"}, "replies": {"type": "array", "items": {"$ref": "#/components/schemas/S"}}, "in": {"$ref": "#/components/schemas/S"}}}`: 40,
	} {
		if got := realistic(t, text, 1); len(got) > most {
			t.Errorf("%d bytes for %.200s", len(got), text)
		}
	}
}

// Alternatives of alternatives of alternatives are not all looked at.
func TestRealisticValuesOfManyAlternatives(t *testing.T) {
	wide := func(to string) string {
		return strings.TrimSuffix(strings.Repeat(`{"anyOf": [`+strings.TrimSuffix(strings.Repeat(to+",", 200), ",")+`]},`, 200), ",")
	}
	text := `{"type": "object", "properties": {"a": {"anyOf": [` + wide(`{"$ref": "#/components/schemas/S"}`) + `]}, "b": {"oneOf": [` + wide(`{"type": "integer"}`) + `]}}}`
	doc := schemaOf(t, text)
	allocated := testing.AllocsPerRun(1, func() { New(doc).Realistic(doc.Root.At("components", "schemas", "S"), contract.InResponse, 1) })
	if allocated > 200_000 {
		t.Errorf("%.0f allocations for %d alternatives", allocated, 2*200*200)
	}
}

func TestRealisticRequestsLackWhatIsDeprecatedAndReadOnly(t *testing.T) {
	doc := schemaOf(t, `{"type": "object", "properties": {"id": {"type": "integer", "readOnly": true}, "old": {"type": "string", "deprecated": true}, "x": {"const": 1}, "secret": {"const": 2, "writeOnly": true}}}`)
	v, ok := New(doc).Realistic(doc.Root.At("components", "schemas", "S"), contract.InRequest, 1)
	if got := Compact(v); !ok || got != `{"x":1,"secret":2}` {
		t.Error(got)
	}
}

// Of every kind of schema a realistic value is let through wherever there is
// one at all.
func TestRealisticValuesOfEveryKind(t *testing.T) {
	for _, text := range kinds() {
		doc := schemaOf(t, text)
		n, m, judge := doc.Root.At("components", "schemas", "S"), New(doc), schema.New(doc, schema.WithFormats())
		for _, way := range []contract.Direction{contract.InRequest, contract.InResponse} {
			for seed := range uint64(20) {
				plain, _ := m.Value(n, way)
				v, ok := m.Realistic(n, way, seed)
				if !ok {
					continue
				}
				faults, _ := judge.Faults(n, schema.WayOf(way), Plain(v))
				if judge.Valid(n, schema.WayOf(way), Plain(plain)) && len(faults) > 0 {
					t.Errorf("%s: %s: %v", text, Compact(v), faults)
				}
			}
		}
	}
}
