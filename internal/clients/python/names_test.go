package python

import (
	"testing"

	"github.com/apisteward/steward/internal/clients/plan"
)

func TestPackageNames(t *testing.T) {
	tests := []struct {
		given, name     string
		project, module string
	}{
		{"", "github", "github", "github"},
		{"", "Pet store", "pet-store", "pet_store"},
		{"acme-payments", "github", "acme-payments", "acme_payments"},
		{"Acme.Payments", "github", "acme-payments", "acme_payments"},
		{"", "json", "json-api", "json_api"},
		{"", "import", "import-api", "import_api"},
		{"", "httpx", "httpx-api", "httpx_api"},
		{"", "con", "con-api", "con_api"},
		{"", "1password", "api-1password", "api_1password"},
		{"", "日本", "api-client", "api_client"},
		{"", "größe", "gre", "gre"},
		{"../../etc", "github", "etc", "etc"},
	}
	for _, test := range tests {
		project, module := packageNames(test.given, plan.NameOf(test.name))
		if project != test.project || module != test.module {
			t.Errorf("%q of %q: %s and %s, want %s and %s", test.given, test.name, project, module, test.project, test.module)
		}
	}
}

func TestNames(t *testing.T) {
	tests := []struct{ text, class, snake string }{
		{"hook", "Hook", "hook"},
		{"create webhook", "CreateWebhook", "create_webhook"},
		{"1_day", "N1Day", "n1_day"},
		{"+1", "Plus1", "plus_1"},
		{"日本", "日本", "日本"},
		{"größe", "Größe", "größe"},
		{"", "N", "n"},
	}
	for _, test := range tests {
		n := plan.NameOf(test.text)
		if class(n) != test.class || snake(n) != test.snake {
			t.Errorf("%q is %s and %s, want %s and %s", test.text, class(n), snake(n), test.class, test.snake)
		}
	}
}

func TestUnique(t *testing.T) {
	taken := make(map[string]bool)
	for i, want := range []string{"a", "a_", "class_", "class__", "self_"} {
		if got := unique(taken, []string{"a", "a", "class", "class", "self"}[i], "", parameterWords); got != want {
			t.Errorf("%d: %s, want %s", i, got, want)
		}
	}
	if got := unique(taken, "Any", "Model", modelWords); got != "AnyModel" {
		t.Error(got)
	}
}

// A model that is called like a class of Python's own would be taken for it.
func TestModelsAreNotBuiltin(t *testing.T) {
	names := newNames(planOf(t, []byte(`{"openapi": "3.1.0", "info": {"title": "A", "version": "1"}, "paths": {}, "components": {"schemas": {
		"Exception": {"type": "object", "properties": {"a": {"type": "string"}}}, "timeout_error": {"type": "object", "properties": {"b": {"type": "string"}}}}}}`)))
	for _, name := range names.types {
		if name != "ExceptionModel" && name != "TimeoutErrorModel" {
			t.Errorf("a model is called %s", name)
		}
	}
	if len(names.types) != 2 {
		t.Errorf("%d models", len(names.types))
	}
}

func TestFileNames(t *testing.T) {
	taken := make(map[string]bool)
	long := string(make([]byte, 0, 200))
	for range 200 {
		long += "ä"
	}
	for _, name := range []string{"import", "con", "a", "a", long, long} {
		got := fileName(taken, name)
		if len(got) > 123 || keywords[got] || devices[got] {
			t.Errorf("%.20q is %q", name, got)
		}
	}
	if len(taken) != 6 {
		t.Errorf("%d names, want 6", len(taken))
	}
}
