package catalog_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/apisteward/steward/internal/catalog"
	"github.com/apisteward/steward/internal/fault"
)

func TestPreReleasesAreDraftsForThoseInside(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.publish(t, document("1.0.0", "name", "email"))
	draft := b.publish(t, document("1.1.0-rc.1", "name")).Version // breaks, and a minor step: drafts may
	if draft.State != catalog.Draft || draft.Base != "1.0.0" || draft.Verdict != "breaking" || !draft.PublishedAt.IsZero() {
		t.Errorf("the draft is %+v", draft)
	}
	in := catalog.VersionInput{API: "payments", Version: "1.1.0-rc.1"}
	if _, err := b.GetVersion(t.Context(), in); !fault.Is(err, fault.NotFound) {
		t.Errorf("anybody sees the draft: %v", err)
	}
	in.Viewer = catalog.Viewer{APIs: []string{"payments"}}
	if _, err := b.GetVersion(t.Context(), in); err != nil {
		t.Errorf("those inside do not see the draft: %v", err)
	}
	page, err := b.ListVersions(t.Context(), catalog.ListVersionsInput{API: "payments"})
	if err != nil || len(page.Items) != 1 {
		t.Errorf("anybody is listed %+v, %v; want one version", page, err)
	}
	page, err = b.ListVersions(t.Context(), catalog.ListVersionsInput{API: "payments", State: catalog.Draft})
	if err != nil || len(page.Items) != 0 {
		t.Errorf("anybody is listed the drafts %+v, %v; want none", page, err)
	}
	if got := b.versions(t); !slices.Equal(got, []string{"1.1.0-rc.1", "1.0.0"}) {
		t.Errorf("those inside are listed %v", got)
	}
	if api, err := b.GetAPI(t.Context(), catalog.Viewer{}, "payments"); err != nil || api.Latest != "1.0.0" {
		t.Errorf("latest is %+v, %v; want 1.0.0", api, err)
	}
}

func TestADraftIsReplacedAndThenPublished(t *testing.T) {
	t.Parallel()
	b := setup(t)
	publish := func(draft bool, body []byte) (*catalog.Version, bool) {
		t.Helper()
		b.clock.forward(time.Hour)
		j, stored, err := b.PublishVersion(t.Context(), catalog.PublishInput{API: "payments", Body: body, Draft: draft})
		if err != nil {
			t.Fatal(err)
		}
		return &j.Version, stored
	}
	first, _ := publish(true, document("1.0.0", "name"))
	second, _ := publish(true, document("1.0.0", "name", "email"))
	if second.State != catalog.Draft || second.Revision != 2 || !second.CreatedAt.Equal(first.CreatedAt) {
		t.Errorf("the second draft is %+v", second)
	}
	if _, stored := publish(true, document("1.0.0", "name", "email")); stored {
		t.Error("the same draft was stored again")
	}
	if _, err := b.store.Original(t.Context(), first.Original); !fault.Is(err, fault.NotFound) {
		t.Errorf("the first draft's document is still there: %v", err)
	}
	third, stored := publish(false, document("1.0.0", "name", "email"))
	if !stored || third.State != catalog.Published || third.Revision != 3 || third.PublishedAt.Equal(third.CreatedAt) {
		t.Errorf("published, it is %+v, stored %v", third, stored)
	}
	if again, stored := publish(true, document("1.0.0", "name", "email")); stored || again.State != catalog.Published {
		t.Errorf("as a draft again it is %+v, stored %v", again, stored)
	}
}

func TestADraftMustBeValidAndInItsPlace(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.publish(t, document("1.1.0", "name"))
	b.refused(t, invalidDocument("1.2.0-rc.1"), fault.Invalid)
	b.refused(t, document("1.1.0-rc.1", "name"), fault.Conflict)
	var refusal *catalog.Refusal
	_, _, err := b.PublishVersion(t.Context(), catalog.PublishInput{API: "payments", Body: document("1.0.0", "name"), Draft: true})
	if !errors.As(err, &refusal) {
		t.Errorf("a draft before what is published: %v, want a refusal", err)
	}
}
