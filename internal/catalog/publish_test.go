package catalog_test

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/apisteward/steward/internal/catalog"
	"github.com/apisteward/steward/internal/compare"
	"github.com/apisteward/steward/internal/contract/lint"
	"github.com/apisteward/steward/internal/fault"
)

func TestFirstVersionIsStoredWithWhatItIs(t *testing.T) {
	t.Parallel()
	b := setup(t)
	body := document("1.0.0", "name")
	v := b.publish(t, body).Version
	if v.API != "payments" || v.Version != "1.0.0" || v.State != catalog.Published || v.Title != "Payments" ||
		v.SpecVersion != "3.0.3" || v.Operations != 1 || v.Size != int64(len(body)) || v.PublishedBy != "ci" ||
		v.Base != "" || v.Verdict != "" || v.RequiredBump != "" || v.Revision != 1 ||
		!v.PublishedAt.Equal(b.clock.Now()) || !strings.HasPrefix(v.Digest, "sha256:") {
		t.Errorf("the version is %+v", v)
	}
	stored, err := b.GetVersion(t.Context(), catalog.VersionInput{API: "payments", Version: "1.0.0"})
	if err != nil || !reflect.DeepEqual(*stored, v) {
		t.Errorf("GetVersion = %+v, %v; want %+v", stored, err, v)
	}
	api, err := b.GetAPI(t.Context(), catalog.Viewer{}, "payments")
	if err != nil || api.Latest != "1.0.0" || api.Revision != 2 {
		t.Errorf("the API is %+v, %v; want latest 1.0.0 at revision 2", api, err)
	}
}

func TestTheSameDocumentAgainChangesNothing(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.publish(t, document("1.0.0", "name"))
	want := b.publish(t, document("1.1.0", "name", "email"))
	b.clock.forward(time.Hour)
	again := append([]byte("# the same, written otherwise\n"), document("1.1.0", "name", "email")...)
	j, stored, err := b.PublishVersion(t.Context(), catalog.PublishInput{API: "payments", Body: again, By: "another"})
	if err != nil || stored {
		t.Fatalf("publishing again = stored %v, %v", stored, err)
	}
	if !reflect.DeepEqual(j.Version, want.Version) || !reflect.DeepEqual(j.Findings, want.Findings) ||
		!reflect.DeepEqual(j.Report.Changes, want.Report.Changes) || j.Report.Verdict != want.Report.Verdict {
		t.Errorf("the judgement is %+v, want what was stored, %+v", j, want)
	}
}

func TestAPublishedVersionNeverChanges(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.publish(t, document("1.0.0", "name"))
	for _, draft := range []bool{false, true} {
		_, stored, err := b.PublishVersion(t.Context(), catalog.PublishInput{
			API: "payments", Body: document("1.0.0", "name", "email"), Draft: draft,
		})
		if stored || !fault.Is(err, fault.Conflict) {
			t.Errorf("another document, draft %v: stored %v, %v; want a conflict", draft, stored, err)
		}
	}
}

func TestBreakingChangeNeedsAMajorVersion(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.publish(t, document("1.4.2", "name", "email"))
	r := b.refused(t, document("1.5.0", "name"), fault.Conflict)
	j := r.Judgement
	if j.Version.Verdict != "breaking" || j.Version.RequiredBump != "major" || j.Needed != "major" || j.Next != "2.0.0" {
		t.Errorf("judged %s, %s, needs %s, next %s", j.Version.Verdict, j.Version.RequiredBump, j.Needed, j.Next)
	}
	if len(j.Blocking) != 1 || len(r.Fault.Fields) != 1 || !strings.Contains(r.Fault.Fields[0].Detail, j.Blocking[0].Fingerprint) {
		t.Errorf("blocking are %+v, fields %+v; want one each, with its fingerprint", j.Blocking, r.Fault.Fields)
	}
	for _, part := range []string{"1.4.2", "1 change breaks consumers", "Publish it as 2.0.0", "have the change waived"} {
		if !strings.Contains(r.Error(), part) {
			t.Errorf("the detail %q does not say %q", r.Error(), part)
		}
	}
	if got := b.versions(t); !slices.Equal(got, []string{"1.4.2"}) {
		t.Errorf("stored are %v", got)
	}
	if v := b.publish(t, document("2.0.0", "name")).Version; v.Base != "1.4.2" || v.Verdict != "breaking" {
		t.Errorf("2.0.0 is %+v", v)
	}
}

func TestAdditionNeedsAMinorVersion(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.publish(t, document("1.4.2", "name"))
	r := b.refused(t, document("1.4.3", "name", "email"), fault.Conflict)
	if r.Judgement.Needed != "minor" || r.Judgement.Next != "1.5.0" || strings.Contains(r.Error(), "waived") {
		t.Errorf("needs %s, next %s: %s", r.Judgement.Needed, r.Judgement.Next, r.Error())
	}
	b.publish(t, document("1.5.0", "name", "email"))
}

func TestWhileTheMajorVersionIsZeroAMinorMayBreak(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.publish(t, document("0.3.1", "name", "email"))
	if r := b.refused(t, document("0.3.2", "name"), fault.Conflict); r.Judgement.Needed != "minor" || r.Judgement.Next != "0.4.0" {
		t.Errorf("needs %s, next %s; want a minor, 0.4.0", r.Judgement.Needed, r.Judgement.Next)
	}
	b.publish(t, document("0.4.0", "name"))
}

func TestOlderLinesGoOn(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.publish(t, document("1.4.2", "name", "email"))
	b.publish(t, document("2.0.0", "id"))
	if v := b.publish(t, document("1.4.3", "name", "email")).Version; v.Base != "1.4.2" || v.Verdict != "compatible" && v.Verdict != "identical" {
		t.Errorf("1.4.3 is %+v, want it compared with 1.4.2", v)
	}
	api, err := b.GetAPI(t.Context(), catalog.Viewer{}, "payments")
	if err != nil || api.Latest != "2.0.0" {
		t.Errorf("latest is %q, %v; want 2.0.0", api.Latest, err)
	}
	r := b.refused(t, document("1.4.1", "name", "email"), fault.Conflict)
	if !strings.Contains(r.Error(), "does not come after 1.4.3") {
		t.Errorf("the detail is %q", r.Error())
	}
}

func TestFindingsRefuse(t *testing.T) {
	t.Parallel()
	b := setup(t)
	r := b.refused(t, invalidDocument("1.0.0"), fault.Invalid)
	if len(r.Judgement.Refusing) == 0 || r.Fault.Fields[0].Line != 2 || !strings.Contains(r.Error(), "line 2") {
		t.Errorf("refusing are %+v, fields %+v, detail %q", r.Judgement.Refusing, r.Fault.Fields, r.Error())
	}
	if got := b.versions(t); got != nil {
		t.Errorf("stored are %v", got)
	}
}

func TestSettingsSayWhichFindingsRefuse(t *testing.T) {
	t.Parallel()
	b := setup(t)
	strict := b.createAPI(t, "strict", func(in *catalog.CreateAPIInput) { in.Settings.RefuseAt = lint.Hint })
	in := catalog.PublishInput{API: "strict", Body: document("1.0.0", "name")}
	_, _, err := b.PublishVersion(t.Context(), in)
	if !fault.Is(err, fault.Invalid) {
		t.Fatalf("with hints refusing: %v, want invalid", err)
	}
	j, err := b.CheckDocument(t.Context(), catalog.CheckInput{API: "strict", Body: in.Body})
	if err != nil {
		t.Fatal(err)
	}
	settings := strict.Settings
	for _, f := range j.Refusing {
		settings.RulesOff = append(settings.RulesOff, f.Rule)
	}
	if _, err := b.UpdateAPI(t.Context(), catalog.UpdateAPIInput{Slug: "strict", Revision: 1, Settings: &settings}); err != nil {
		t.Fatal(err)
	}
	if _, stored, err := b.PublishVersion(t.Context(), in); err != nil || !stored {
		t.Errorf("with these rules off: stored %v, %v", stored, err)
	}
}

func TestARulesetSaysWhichFindingsRefuse(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.createAPI(t, "strict", func(in *catalog.CreateAPIInput) {
		in.Settings.Ruleset = "extends: spectral:oas\nrules:\n  operation-tags: error\n"
	})
	var refusal *catalog.Refusal
	_, _, err := b.PublishVersion(t.Context(), catalog.PublishInput{API: "strict", Body: document("1.0.0", "name")})
	if !errors.As(err, &refusal) || len(refusal.Judgement.Refusing) != 1 || refusal.Judgement.Refusing[0].Rule != "operation-tags" {
		t.Errorf("PublishVersion: %v, want operation-tags to refuse it", err)
	}
}

func TestSettingsSayWhatBreaks(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.publish(t, document("1.0.0", "name", "email"))
	settings := catalog.Settings{Levels: map[string]string{"response-property-removed": "info"}}
	if _, err := b.UpdateAPI(t.Context(), catalog.UpdateAPIInput{Slug: "payments", Revision: 2, Settings: &settings}); err != nil {
		t.Fatal(err)
	}
	if v := b.publish(t, document("1.1.0", "name")).Version; v.Verdict != "compatible" {
		t.Errorf("the verdict is %s", v.Verdict)
	}
}

func TestVersionThatIsGivenWins(t *testing.T) {
	t.Parallel()
	b := setup(t)
	j, stored, err := b.PublishVersion(t.Context(), catalog.PublishInput{
		API: "payments", Version: "3.1.4", Body: document("2026-11-22", "name"),
	})
	if err != nil || !stored || j.Version.Version != "3.1.4" {
		t.Errorf("PublishVersion = %+v, %v, %v", j, stored, err)
	}
	for place, in := range map[string]catalog.PublishInput{
		"version":         {API: "payments", Version: "01.2.3", Body: document("1.0.0", "name")},
		"#/info/version":  {API: "payments", Body: document("'1'", "name")},
		"#/info/version ": {API: "payments", Body: document("1.2.3+build", "name")},
	} {
		_, _, err := b.PublishVersion(t.Context(), in)
		if !fault.Is(err, fault.Invalid) || !strings.Contains(err.Error(), strings.TrimSpace(place)) {
			t.Errorf("%s: %v, want it to be invalid", place, err)
		}
	}
}

func TestDryRunStoresNothing(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.publish(t, document("1.0.0", "name", "email"))
	j, stored, err := b.PublishVersion(t.Context(), catalog.PublishInput{
		API: "payments", Body: document("1.1.0", "name", "email", "phone"), DryRun: true,
	})
	if err != nil || stored || j.Version.Verdict != "compatible" {
		t.Errorf("dry run = %+v, stored %v, %v", j, stored, err)
	}
	_, _, err = b.PublishVersion(t.Context(), catalog.PublishInput{
		API: "payments", Body: document("1.1.0", "name"), DryRun: true,
	})
	if !fault.Is(err, fault.Conflict) {
		t.Errorf("dry run of a breaking change: %v, want a conflict", err)
	}
	if got := b.versions(t); !slices.Equal(got, []string{"1.0.0"}) {
		t.Errorf("stored are %v", got)
	}
}

func TestWithoutTheAPITheDetailSaysHowToMakeIt(t *testing.T) {
	t.Parallel()
	b := setup(t)
	_, _, err := b.PublishVersion(t.Context(), catalog.PublishInput{API: "payouts", Body: document("1.0.0", "name")})
	if !fault.Is(err, fault.NotFound) || !strings.Contains(err.Error(), "--create") {
		t.Errorf("PublishVersion: %v", err)
	}
}

func TestWhatIsNoDocumentIsMalformed(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for _, body := range []string{"", "<html></html>", `{"openapi": "3.0.3"`, `{"asyncapi": "3.0.0"}`, "[]"} {
		_, stored, err := b.PublishVersion(t.Context(), catalog.PublishInput{API: "payments", Body: []byte(body)})
		if stored || !fault.Is(err, fault.Malformed) {
			t.Errorf("%q: stored %v, %v; want malformed", body, stored, err)
		}
	}
}

func TestTextThatPostgreSQLDoesNotTakeIsReplaced(t *testing.T) {
	t.Parallel()
	b := setup(t)
	body := strings.Replace(string(document("1.0.0", "name")), "title: Payments", `title: "Pay\0ments"`, 1)
	j, _, err := b.PublishVersion(t.Context(), catalog.PublishInput{API: "payments", Body: []byte(body)})
	if err == nil && strings.Contains(j.Version.Title, "\x00") {
		t.Errorf("the title is %q", j.Version.Title)
	}
}

func TestBumpsOfBlockingChangesAreThoseOfTheBase(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.publish(t, document("0.3.0", "name", "email"))
	r := b.refused(t, document("0.3.1", "name"), fault.Conflict)
	if len(r.Judgement.Blocking) != 1 || r.Judgement.Blocking[0].Bump != compare.Minor {
		t.Errorf("blocking are %+v, want one that needs a minor version", r.Judgement.Blocking)
	}
}
