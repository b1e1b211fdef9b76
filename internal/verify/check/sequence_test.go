package check

import (
	"slices"
	"testing"

	"github.com/apisteward/steward/internal/verify/call"
)

func TestSequenceOfNothing(t *testing.T) {
	inBothEditions(t, func(t *testing.T, b *bench) {
		x := b.exchange(t, answer{to: "GET /things", status: 500})
		for _, q := range []call.Sequence{{}, {Check: "nothing", Steps: []*call.Exchange{x}}, {Check: "server-error", Steps: []*call.Exchange{x}}} {
			same(t, summaries(b.Sequence(q)), nil)
		}
		for id := range sequences() {
			same(t, summaries(b.Sequence(call.Sequence{Check: id})), nil)
		}
	})
}

// Every check that is explained for several exchanges judges some.
func TestEverySequenceCheckIsThere(t *testing.T) {
	known := sequences()
	for _, info := range sequenceInfos() {
		if known[info.ID] == nil {
			t.Errorf("nothing judges %s", info.ID)
		}
	}
	for _, info := range slices.Concat(answerInfos(), requestInfos()) {
		if known[info.ID] != nil {
			t.Errorf("%s is of one exchange", info.ID)
		}
	}
}
