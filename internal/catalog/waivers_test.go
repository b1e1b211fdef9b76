package catalog_test

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/apisteward/steward/internal/catalog"
	"github.com/apisteward/steward/internal/fault"
)

// waive approves a change of payments for a day.
func (b *testBundle) waive(t *testing.T, fingerprint string) *catalog.Waiver {
	t.Helper()
	w, err := b.CreateWaiver(t.Context(), b.waiver(fingerprint))
	if err != nil {
		t.Fatalf("CreateWaiver: %v", err)
	}
	return w
}

func (b *testBundle) waiver(fingerprint string) catalog.CreateWaiverInput {
	return catalog.CreateWaiverInput{
		API: "payments", Fingerprint: fingerprint, Reason: "Nobody reads it.", ApprovedBy: "Ada",
		ExpiresAt: b.clock.Now().Add(24 * time.Hour),
	}
}

func TestAWaiverLiftsExactlyItsChange(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.publish(t, document("1.0.0", "name", "email", "phone"))
	both := b.refused(t, document("1.1.0", "name"), fault.Conflict).Judgement.Blocking
	if len(both) != 2 {
		t.Fatalf("blocking are %+v, want two changes", both)
	}
	b.waive(t, both[0].Fingerprint)
	j := b.refused(t, document("1.1.0", "name"), fault.Conflict).Judgement
	if len(j.Blocking) != 1 || j.Blocking[0].Fingerprint != both[1].Fingerprint || j.Version.Waived != 1 {
		t.Errorf("with one waived, blocking are %+v", j.Blocking)
	}
	b.waive(t, both[1].Fingerprint)
	j = b.publish(t, document("1.1.0", "name"))
	if len(j.Waived) != 2 || j.Version.Waived != 2 || j.Version.Verdict != "breaking" || j.Version.RequiredBump != "major" {
		t.Errorf("the judgement is %+v; waivers lower neither verdict nor bump", j)
	}
	changes, err := b.ListVersionChanges(t.Context(), catalog.ListChangesInput{
		VersionInput: catalog.VersionInput{API: "payments", Version: "1.1.0"},
	})
	if err != nil || !reflect.DeepEqual(changes.Waived, j.Waived) {
		t.Errorf("stored as waived are %+v, %v; want %+v", changes.Waived, err, j.Waived)
	}
}

func TestAWaiverHoldsUntilItExpires(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.publish(t, document("1.0.0", "name", "email"))
	b.waive(t, b.refused(t, document("1.1.0", "name"), fault.Conflict).Judgement.Blocking[0].Fingerprint)
	b.clock.forward(24*time.Hour - time.Millisecond)
	if _, _, err := b.PublishVersion(t.Context(), catalog.PublishInput{API: "payments", Body: document("1.1.0", "name"), DryRun: true}); err != nil {
		t.Errorf("a moment before it expires: %v", err)
	}
	b.clock.forward(time.Millisecond)
	b.refused(t, document("1.1.0", "name"), fault.Conflict)
}

func TestAWaiverIsForItsAPIAndForWhatBreaks(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.createAPI(t, "payouts", nil)
	b.publish(t, document("1.0.0", "name", "email"))
	breaking := b.refused(t, document("1.1.0", "name"), fault.Conflict).Judgement.Blocking[0].Fingerprint
	in := b.waiver(breaking)
	in.API = "payouts"
	if _, err := b.CreateWaiver(t.Context(), in); err != nil {
		t.Fatal(err)
	}
	b.refused(t, document("1.1.0", "name"), fault.Conflict)
	addition := b.refused(t, document("1.0.1", "name", "email", "phone"), fault.Conflict).Judgement.Blocking[0].Fingerprint
	b.waive(t, addition)
	b.refused(t, document("1.0.1", "name", "email", "phone"), fault.Conflict)
}

func TestWaiversAreListedNewestFirstAndWithdrawn(t *testing.T) {
	t.Parallel()
	b := setup(t)
	var made []*catalog.Waiver
	for _, fingerprint := range []string{"aaaaaaaa", "bbbbbbbb", "cccccccc"} {
		b.clock.forward(time.Minute)
		made = append(made, b.waive(t, fingerprint))
	}
	in := catalog.ListWaiversInput{API: "payments", PageInput: catalog.PageInput{Limit: 2}}
	page, err := b.ListWaivers(t.Context(), in)
	if err != nil || len(page.Items) != 2 || !reflect.DeepEqual(page.Items[0], *made[2]) {
		t.Fatalf("the first page is %+v, %v; want it to begin with %+v", page, err, made[2])
	}
	in.Cursor = page.Next
	page, err = b.ListWaivers(t.Context(), in)
	if err != nil || len(page.Items) != 1 || page.Items[0].ID != made[0].ID || page.Next != "" {
		t.Errorf("the last page is %+v, %v", page, err)
	}
	if err := b.DeleteWaiver(t.Context(), "payments", made[1].ID); err != nil {
		t.Error(err)
	}
	for _, id := range []string{made[1].ID, "", "x\x00"} {
		if err := b.DeleteWaiver(t.Context(), "payments", id); !fault.Is(err, fault.NotFound) {
			t.Errorf("deleting %q: %v, want not found", id, err)
		}
	}
}

func TestWaiversThatAreRefused(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for place, edit := range map[string]func(*catalog.CreateWaiverInput){
		"#/fingerprint": func(in *catalog.CreateWaiverInput) { in.Fingerprint = "" },
		"#/reason":      func(in *catalog.CreateWaiverInput) { in.Reason = " \n" },
		"#/approved_by": func(in *catalog.CreateWaiverInput) { in.ApprovedBy = strings.Repeat("a", 201) },
		"#/expires_at":  func(in *catalog.CreateWaiverInput) { in.ExpiresAt = b.clock.Now() },
		"#/expires_at ": func(in *catalog.CreateWaiverInput) { in.ExpiresAt = b.clock.Now().AddDate(1, 0, 1) },
	} {
		in := b.waiver("aaaaaaaa")
		edit(&in)
		_, err := b.CreateWaiver(t.Context(), in)
		wantField(t, err, strings.TrimSpace(place))
	}
	in := b.waiver("aaaaaaaa")
	in.API = "payouts"
	if _, err := b.CreateWaiver(t.Context(), in); !fault.Is(err, fault.NotFound) {
		t.Errorf("without the API: %v, want not found", err)
	}
}
