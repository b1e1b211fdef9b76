package coverage

import (
	"slices"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/verify/session/sessiontest"
	"github.com/apisteward/steward/internal/verify/verifytest"
)

// elsewhere are the checks of several exchanges, which other phases make, and
// the switches that show only in the midst of such.
func elsewhere() []string {
	return []string{
		"conditional-read", "conditional-write", "head-differs", "pagination-limit", "pagination-repeats", "pagination-skips",
		"filter-ignored", "sort-ignored", "created-not-listed", "wrong-location", "update-not-kept", "deleted-still-readable",
		"deleted-still-listed", "deleted-still-writable", "read-only-written", "broken-link", "slow-response",

		"customer-left-402", "customers-later-email",
	}
}

func TestSwitchesAreFoundOnce(t *testing.T) {
	for i, sw := range verifytest.Switches() {
		if testing.Short() && i%20 != 0 {
			continue
		}
		if slices.Contains(elsewhere(), sw.Check) || slices.Contains(elsewhere(), sw.ID) {
			continue
		}
		t.Run(sw.ID, func(t *testing.T) {
			t.Parallel()
			b := workshop(t, "3.0", verifytest.Options{Switches: []string{sw.ID}})
			only(b, sw.Operation, sw.Check)
			verify(t, b)
			found := b.Found.All()
			if len(found) != 1 || found[0].Check != sw.Check || found[0].Operation != sw.Operation {
				t.Errorf("%s in %s (%s): found %d", sw.Check, sw.Operation, sw.Text, len(found))
			}
			for _, f := range found {
				x := f.Sequence.Last()
				t.Logf("%v %s %s: %s\n%s\n%d %s", f.Level, f.Check, f.Operation, f.Text, b.Sender.Curl(x), x.Status, x.Answer)
			}
		})
	}
}

// only leaves the operations at the path of one, and at those above; all for
// checks that send what no operation has.
func only(b *sessiontest.Bundle, name, check string) {
	if check == "method-not-allowed" {
		return
	}
	_, path, _ := strings.Cut(name, " ")
	b.Operations = slices.DeleteFunc(slices.Clone(b.Operations), func(op *contract.Operation) bool {
		return op.Path != path && !strings.HasPrefix(path, op.Path+"/")
	})
}
