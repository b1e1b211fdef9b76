package clients_test

import (
	"testing"

	"github.com/apisteward/steward/internal/clients"
	"github.com/apisteward/steward/internal/contract/lint"
	"github.com/apisteward/steward/internal/fault"
)

func TestModulesThatNoPackageCanHave(t *testing.T) {
	for language, names := range map[clients.Language][]string{
		clients.Go:         {"/x", "a//b", "../x", "a/./b", "a b", "a\"b", "x/", "-x", "a\nb"},
		clients.TypeScript: {"Payments", "@acme", "acme/payments", "@/x", "a b", ".x", "x\"", "x\n"},
		clients.Python:     {"-x", "x-", "a b", "a/b", "x\"", "x\n", "é"},
	} {
		for _, name := range names {
			_, err := clients.Generate(mustLoad(t, shop), lint.DefaultRuleset(), language, clients.Options{Module: name})
			if !fault.Is(err, fault.Invalid) {
				t.Errorf("%s: %q: %v", language, name, err)
			}
		}
	}
}

func TestModules(t *testing.T) {
	for language, names := range map[clients.Language][]string{
		clients.Go:         {"github.com/acme/payments-go", "example.com/shop/v2", "shop"},
		clients.TypeScript: {"payments", "@acme/payments", "~x.y_z"},
		clients.Python:     {"acme-payments", "Acme.Payments_2", "x"},
	} {
		for _, name := range names {
			mustGenerate(t, shop, language, clients.Options{Module: name})
		}
	}
}
