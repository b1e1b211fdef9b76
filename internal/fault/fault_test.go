package fault_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/apisteward/steward/internal/fault"
)

func TestKindOfLooksThroughWrapping(t *testing.T) {
	err := fmt.Errorf("reading: %w", fault.New(fault.NotFound, "no API %q", "payments"))
	if !fault.Is(err, fault.NotFound) {
		t.Errorf("Is(%v, NotFound) = false", err)
	}
	if fault.Is(nil, fault.Internal) {
		t.Error("a nil error has a kind")
	}
	if got := fault.KindOf(errors.New("plain")); got != fault.Internal {
		t.Errorf("KindOf(plain error) = %v, want internal", got)
	}
}

func TestWrapKeepsWhatIsClassified(t *testing.T) {
	known := fault.New(fault.Conflict, "taken")
	if got := fault.Wrap(known, "storing"); got != error(known) {
		t.Errorf("Wrap replaced a classified error by %v", got)
	}
	cause := errors.New("disk full")
	got := fault.Wrap(cause, "storing")
	if !errors.Is(got, cause) || got.Error() != "storing: disk full" {
		t.Errorf("Wrap = %q, want the cause kept", got)
	}
	if fault.Wrap(nil, "storing") != nil {
		t.Error("Wrap(nil) is an error")
	}
}

func TestEveryKindHasAName(t *testing.T) {
	for k := fault.Internal; k <= fault.Unavailable; k++ {
		if k.String() == "" {
			t.Errorf("kind %d has no name", k)
		}
	}
	if got := fault.Kind(200).String(); got != "kind 200" {
		t.Errorf("unknown kind prints as %q", got)
	}
}
