package lint

import "testing"

func TestSeverities(t *testing.T) {
	for s := Off; s <= Error; s++ {
		got, err := ParseSeverity(s.String())
		if err != nil || got != s {
			t.Errorf("ParseSeverity(%q) = %v, %v", s, got, err)
		}
	}
	if _, err := ParseSeverity("Error"); err == nil {
		t.Error("a name in capitals is taken")
	}
	if got := Severity(9).String(); got != "severity 9" {
		t.Errorf("an unknown severity is called %q", got)
	}
}

func TestEditions(t *testing.T) {
	for set, want := range map[Editions]string{
		In20:          "Swagger 2.0",
		In20 | In30:   "Swagger 2.0 and OpenAPI 3.0",
		From30:        "OpenAPI 3.0, OpenAPI 3.1 and OpenAPI 3.2",
		Editions(0):   "",
		From31 & In32: "OpenAPI 3.2",
	} {
		if got := set.String(); got != want {
			t.Errorf("editions are called %q, want %q", got, want)
		}
	}
}
