package access_test

import (
	"testing"

	"github.com/apisteward/steward/internal/access"
)

func TestWhatAPrincipalMay(t *testing.T) {
	t.Parallel()
	admin := &access.Principal{Scope: access.Admin}
	publisher := &access.Principal{Scope: access.Publish, APIs: []string{"payments"}}
	limited := &access.Principal{Scope: access.Admin, APIs: []string{"payments"}}
	reader := &access.Principal{Scope: access.Read}
	for _, test := range []struct {
		name  string
		who   *access.Principal
		scope access.Scope
		api   string
		want  bool
	}{
		{"an admin manages keys", admin, access.Admin, "", true},
		{"an admin publishes", admin, access.Publish, "payments", true},
		{"a publisher publishes", publisher, access.Publish, "payments", true},
		{"a publisher reads", publisher, access.Read, "payments", true},
		{"a publisher does not manage", publisher, access.Admin, "payments", false},
		{"a limited key stays away from others", publisher, access.Read, "payouts", false},
		{"a limited admin manages its API", limited, access.Admin, "payments", true},
		{"a limited admin manages no keys", limited, access.Admin, "", false},
		{"a reader reads", reader, access.Read, "payments", true},
		{"a reader does not publish", reader, access.Publish, "payments", false},
		{"nobody does nothing", nil, access.Read, "payments", false},
		{"no scope is none", admin, "", "payments", false},
		{"an unknown scope allows nothing", &access.Principal{Scope: "root"}, access.Read, "payments", false},
	} {
		if got := test.who.May(test.scope, test.api); got != test.want {
			t.Errorf("%s: May(%s, %q) = %v", test.name, test.scope, test.api, got)
		}
	}
}
