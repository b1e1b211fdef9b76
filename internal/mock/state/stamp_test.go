package state

import (
	"testing"

	"github.com/apisteward/steward/internal/sample"
)

func TestRoleOf(t *testing.T) {
	for name, want := range map[string]role{
		"created_at": born, "createdAt": born, "created": born, "CreationDate": born, "written_at": born, "dateCreated": born,
		"updated_at": touched, "lastModified": touched, "modifiedOn": touched, "last_update": touched,
		"deleted_at": ended, "closed_at": ended, "last_used_at": ended, "cancelledAt": ended,
		"version": counter, "revision": counter, "resourceVersion": counter, "lock_version": counter, "api_spec_version": other,
		"name": other, "id": other, "updates": other, "": other,
	} {
		if got := roleOf(name); got != want {
			t.Errorf("%q is %d, want %d", name, got, want)
		}
	}
}

func TestIsPast(t *testing.T) {
	for _, one := range []struct {
		word, action string
		want         bool
	}{
		{"cancelled", "cancel", true}, {"canceled", "cancel", true}, {"published", "publish", true}, {"archived", "archive", true},
		{"closed", "close", true}, {"shipped", "ship", true}, {"applied", "apply", true}, {"CONFIRMED", "confirm", true},
		{"draft", "publish", false}, {"published", "pub", false}, {"cancelling", "cancel", false}, {"ed", "e", false},
	} {
		if got := isPast(one.word, one.action); got != one.want {
			t.Errorf("that %q says that %q was done is %v", one.word, one.action, got)
		}
	}
}

func TestCounted(t *testing.T) {
	for _, one := range []struct {
		was   string
		fresh bool
		want  string
	}{
		{`7`, false, `8`}, {`7`, true, `1`}, {`"7"`, false, `"8"`}, {`"1.0.0"`, false, ""}, {`null`, true, ""}, {`1.5`, false, ""},
	} {
		v, ok := counted(parse(t, one.was), one.fresh)
		got := ""
		if ok {
			got = sample.Compact(v)
		}
		if got != one.want {
			t.Errorf("after %s comes %s, want %s", one.was, got, one.want)
		}
	}
}
