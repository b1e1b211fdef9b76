package store_test

import (
	"database/sql"
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"github.com/apisteward/steward/internal/catalog"
	"github.com/apisteward/steward/internal/fault"
)

// TestWhatIsStoredSurvivesKill kills a process at several points of
// publishing. What it said is stored is there, whole; what it did not get to
// is not there at all.
func TestWhatIsStoredSurvivesKill(t *testing.T) {
	eachEngine(t, func(t *testing.T, b *bundle) {
		insertAPI(t, b, "payments", func(a *catalog.API) { a.Settings = catalog.Settings{} })
		var stored []string
		next := 0
		for round, killAt := range []string{"stored", "storing", "", "stored", "storing", "", "storing"} {
			p := startPublisher(t, b.options)
			for range 2 {
				version := fmt.Sprintf("%d.0.0", next)
				next++
				p.publish(version, "name")
				p.await("stored " + version)
				stored = append(stored, version)
			}
			unsure := ""
			if killAt != "stored" {
				unsure = fmt.Sprintf("%d.0.0", next)
				next++
				p.publish(unsure, "name")
			}
			if killAt == "storing" {
				p.await("storing " + unsure)
			}
			p.kill()
			stored = wantWhole(t, b, round, stored, unsure)
		}
	})
}

// wantWhole wants the given versions, and maybe one more, in the store with
// everything that belongs to them, and nothing besides. It returns what is there.
func wantWhole(t *testing.T, b *bundle, round int, stored []string, unsure string) []string {
	t.Helper()
	s := b.open(t)
	// A PostgreSQL server may still be committing what the process sent last.
	// This waits for it, since it needs the same row, and changes nothing.
	if err := s.DeleteWaiver(t.Context(), "payments", "none"); !fault.Is(err, fault.NotFound) {
		t.Fatal(err)
	}
	versions, err := s.Versions(t.Context(), "payments", catalog.VersionQuery{Limit: 1000})
	if err != nil {
		t.Fatal(err)
	}
	originals := make(map[string]bool)
	var names []string
	for _, v := range slices.Backward(versions) {
		names = append(names, v.Version)
		originals[v.Original] = true
		if data, err := s.Original(t.Context(), v.Original); err != nil || int64(len(data)) != v.Size {
			t.Errorf("round %d: the document of %s has %d bytes, %v; want %d", round, v.Version, len(data), err, v.Size)
		}
		if _, err := s.Judged(t.Context(), "payments", v.Version); err != nil {
			t.Errorf("round %d: the judgement of %s: %v", round, v.Version, err)
		}
	}
	if !slices.Equal(names, stored) && !(unsure != "" && slices.Equal(names, append(slices.Clone(stored), unsure))) {
		t.Fatalf("round %d: there are %v; want %v, and maybe %q", round, names, stored, unsure)
	}
	api, err := s.API(t.Context(), "payments")
	if err != nil || api.Latest != names[len(names)-1] || api.Revision != int64(1+len(names)) {
		t.Errorf("round %d: the API is %+v, %v; want latest and revision to go with %v", round, api, err, names)
	}
	if b.options.URL == "" {
		wantDocuments(t, filepath.Join(b.options.Folder, "steward.db"), len(originals))
	}
	return names
}

// wantDocuments wants an SQLite file to be sound and to hold that many
// documents.
func wantDocuments(t *testing.T, path string, want int) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var sound string
	var documents int
	if err := db.QueryRow(`PRAGMA integrity_check`).Scan(&sound); err != nil || sound != "ok" {
		t.Errorf("the file is %q, %v", sound, err)
	}
	if err := db.QueryRow(`SELECT COUNT(*) FROM documents`).Scan(&documents); err != nil || documents != want {
		t.Errorf("there are %d documents, %v; want %d", documents, err, want)
	}
}

func TestOfTwoProcessesExactlyOneWins(t *testing.T) {
	eachEngine(t, func(t *testing.T, b *bundle) {
		insertAPI(t, b, "payments", func(a *catalog.API) { a.Settings = catalog.Settings{} })
		ada, bob := startPublisher(t, b.options), startPublisher(t, b.options)
		for i := range 8 {
			version := fmt.Sprintf("%d.0.0", i)
			ada.publish(version, "ada")
			bob.publish(version, "bob")
			outcomes := []string{ada.await("stored", "conflict"), bob.await("stored", "conflict")}
			slices.Sort(outcomes)
			if want := []string{"conflict " + version, "stored " + version}; !slices.Equal(outcomes, want) {
				t.Errorf("the outcomes are %q, want %q", outcomes, want)
			}
		}
		ada.end()
		bob.end()
	})
}
