package export_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/apisteward/steward/gen"
	"github.com/apisteward/steward/internal/portal/portaltest"
)

// mustReadCorpus returns a document that `make corpus` fetched, or skips the test.
func mustReadCorpus(t *testing.T, name string) []byte {
	t.Helper()
	if testing.Short() {
		t.Skip("the corpus takes a while")
	}
	data, err := os.ReadFile(filepath.Join("../../../corpus", name))
	if err != nil {
		t.Skip("no corpus/ here: `make corpus` fetches it")
	}
	return data
}

func wantNoBrokenLinks(t *testing.T, document []byte) {
	t.Helper()
	broken := portaltest.BrokenLinks(t, mustWrite(t, newSite(t, document), t.TempDir()))
	for _, b := range broken[:min(len(broken), 20)] {
		t.Error(b)
	}
	if len(broken) > 20 {
		t.Errorf("and %d more", len(broken)-20)
	}
}

func TestEveryLinkOfASmallSiteLeadsSomewhere(t *testing.T) {
	wantNoBrokenLinks(t, portaltest.Library)
	wantNoBrokenLinks(t, []byte(small))
}

func TestEveryLinkOfTheOwnSiteLeadsSomewhere(t *testing.T) { wantNoBrokenLinks(t, gen.OpenAPI()) }

func TestEveryLinkOfARealSiteLeadsSomewhere(t *testing.T) {
	wantNoBrokenLinks(t, mustReadCorpus(t, "figma/0.43.0.yaml"))
}

func TestEveryLinkOfAHostileSiteLeadsSomewhere(t *testing.T) {
	for _, attack := range portaltest.Attacks {
		wantNoBrokenLinks(t, portaltest.HostileText(attack))
	}
}
