package schema

import (
	"encoding/json"
	"slices"
	"testing"
)

func TestFormats(t *testing.T) {
	for name, test := range map[string]struct{ good, bad []string }{
		"date-time":             {[]string{"2024-02-29T23:59:60Z", "2024-01-01t00:00:00.123z", "2024-01-01T00:00:00+05:30"}, []string{"2024-01-01", "2024-01-01T00:00:00", "2023-02-29T00:00:00Z", "2024-01-01 00:00:00Z", "2024-01-01T24:00:00Z", "2024-01-01T00:00:00.Z", "2024-01-01T00:00:00+0530", ""}},
		"date":                  {[]string{"2024-02-29"}, []string{"2023-02-29", "2024-1-1", "20240101", ""}},
		"time":                  {[]string{"10:00:00Z", "10:00:00.5-07:00"}, []string{"10:00", "10:00:00", "10:61:00Z"}},
		"uuid":                  {[]string{"00000000-0000-0000-0000-000000000000", "F47AC10B-58CC-4372-A567-0E02B2C3D479"}, []string{"f47ac10b58cc4372a5670e02b2c3d479", "g47ac10b-58cc-4372-a567-0e02b2c3d479", ""}},
		"ipv4":                  {[]string{"127.0.0.1"}, []string{"127.1", "256.0.0.1", "::1"}},
		"ipv6":                  {[]string{"::1", "::ffff:1.2.3.4"}, []string{"127.0.0.1", "fe80::1%eth0", "::g"}},
		"byte":                  {[]string{"", "YQ==", "YQ", "_-8", "YWJj\r\nYWJj"}, []string{"Y", "YQ=", "a b", "YWJj===="}},
		"duration":              {[]string{"P1D", "PT1H30M", "P1Y2M3DT4H", "P2W", "P1DT2H48M5.4775807S"}, []string{"P", "1D", "P1H", "PT"}},
		"email":                 {[]string{"a@b.example"}, []string{"a", "A <a@b.example>", "<a@b.example>"}},
		"hostname":              {[]string{"example.com", "xn--bcher-kva.example", "bücher.example"}, []string{"-a", "a..b", "a_b", ""}},
		"uri":                   {[]string{"https://a.example/x?y#z", "urn:a:b"}, []string{"/x", "http://a b", "https://a.example/{id}"}},
		"uri-reference":         {[]string{"/x", "#a", ""}, []string{"a b", "%zz"}},
		"uri-template":          {[]string{"/a{/b}{?c}"}, []string{"{a", "a}", "{{a}}"}},
		"json-pointer":          {[]string{"", "/a~0b/~1"}, []string{"a", "/~2"}},
		"relative-json-pointer": {[]string{"0", "1/a", "2#"}, []string{"01", "/a", ""}},
		"regex":                 {[]string{"^(?=a)b$"}, []string{"("}},
		"password":              {[]string{"anything"}, nil},
	} {
		doc := documentOf(t, "3.0.3", "A: {type: string, format: "+name+"}")
		n := schemaOf(t, doc, "A")
		j := New(doc, WithFormats())
		for _, s := range test.good {
			if faults, _ := j.Faults(n, EitherWay, s); len(faults) > 0 {
				t.Errorf("%q is said to be no %s", s, name)
			}
		}
		for _, s := range test.bad {
			faults, _ := j.Faults(n, EitherWay, s)
			if len(faults) != 1 || faults[0].Keyword != "format" {
				t.Errorf("%q is taken for a %s: %v", s, name, faults)
			} else if j.Valid(n, EitherWay, s) != faults[0].Soft {
				t.Errorf("%q: soft is %v", s, faults[0].Soft)
			}
			if !New(doc).Valid(n, EitherWay, s) {
				t.Errorf("%q: formats are looked at unasked", s)
			}
		}
	}
}

func TestFormatsOfNumbers(t *testing.T) {
	doc := documentOf(t, "3.0.3", "A: {type: number, format: int32}\nB: {type: integer, format: int64}\nC: {type: number, format: float}")
	j := New(doc, WithFormats())
	for _, test := range []struct {
		schema string
		value  json.Number
		want   bool
	}{
		{"A", "2147483647", true}, {"A", "2147483648", false}, {"A", "-2147483648", true}, {"A", "-2147483649", false}, {"A", "1e10", false},
		{"B", "9223372036854775807", true}, {"B", "9223372036854775808", false}, {"C", "1e300", true},
	} {
		if got := j.Valid(schemaOf(t, doc, test.schema), EitherWay, test.value); got != test.want {
			t.Errorf("%s lets %s through: %v", test.schema, test.value, got)
		}
	}
}

func TestContentEncoding(t *testing.T) {
	doc := documentOf(t, "3.1.0", "A: {type: string, contentEncoding: base64}")
	if got := faultsOf(t, New(doc, WithFormats()), schemaOf(t, doc, "A"), EitherWay, `"a b"`); !slices.Equal(got, []string{`contentEncoding / is not of the format "base64"`}) {
		t.Errorf("faults: %q", got)
	}
}

// Which soft formats are not kept to is told of valid values too, and decides
// between alternatives, but refuses nothing.
func TestSoftFormats(t *testing.T) {
	for name, test := range map[string]struct {
		schema, value string
		want          []string
	}{
		"inside":          {"properties: {a: {format: email}}", `{"a": "x"}`, []string{`format /a is not of the format "email" (soft)`}},
		"decides oneOf":   {"oneOf: [{type: string, format: uri}, {type: string, format: email}]", `"a@b.example"`, []string{}},
		"of one of oneOf": {"oneOf: [{type: string, format: uri}, {type: integer}]", `"x y"`, []string{`format / is not of the format "uri" (soft)`}},
		"of one of anyOf": {"anyOf: [{type: string, format: uri}, {type: integer}]", `"x y"`, []string{`format / is not of the format "uri" (soft)`}},
		"other of anyOf":  {"anyOf: [{type: string, format: uri}, {type: string}]", `"x y"`, []string{}},
		"not":             {"not: {format: email}", `"x"`, []string{}},
		"beside a fault":  {"{format: email, maxLength: 1}", `"xx"`, []string{"maxLength / has more than 1 character", `format / is not of the format "email" (soft)`}},
	} {
		t.Run(name, func(t *testing.T) {
			doc := documentOf(t, "3.1.0", "A:\n  "+test.schema)
			if got := faultsOf(t, New(doc, WithFormats()), schemaOf(t, doc, "A"), EitherWay, test.value); !slices.Equal(got, test.want) {
				t.Errorf("faults: %q, want %q", got, test.want)
			}
		})
	}
}
