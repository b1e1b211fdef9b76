package store_test

import (
	"reflect"
	"testing"
	"time"

	"github.com/apisteward/steward/internal/catalog"
	"github.com/apisteward/steward/internal/fault"
)

func TestWaivers(t *testing.T) {
	eachEngine(t, func(t *testing.T, b *bundle) {
		insertAPI(t, b, "payments", nil)
		insertAPI(t, b, "payouts", nil)
		insert := func(id, slug string, expires time.Time) catalog.Waiver {
			w := catalog.Waiver{
				ID: id, API: slug, Fingerprint: "f-" + id, Reason: "Nobody reads it.", ApprovedBy: "Ada",
				CreatedAt: start(), ExpiresAt: expires,
			}
			if err := b.InsertWaiver(t.Context(), &w); err != nil {
				t.Fatal(err)
			}
			return w
		}
		later := start().Add(time.Hour)
		first, second := insert("A", "payments", start()), insert("B", "payments", later)
		insert("C", "payouts", later)
		api, err := b.API(t.Context(), "payments")
		if err != nil || api.Revision != 3 {
			t.Errorf("the API is %+v, %v; want it moved by each waiver", api, err)
		}
		list := func(before string, limit int, want ...catalog.Waiver) {
			t.Helper()
			got, err := b.Waivers(t.Context(), "payments", before, limit)
			if err != nil || !reflect.DeepEqual(got, want) {
				t.Errorf("Waivers(%q, %d) = %+v, %v; want %+v", before, limit, got, err, want)
			}
		}
		list("", 10, second, first)
		list("", 1, second)
		list("B", 10, first)
		for at, want := range map[time.Time][]catalog.Waiver{
			start().Add(-time.Millisecond): {first, second}, start(): {second}, later: nil,
		} {
			if got, err := b.WaiversHolding(t.Context(), "payments", at); err != nil || !reflect.DeepEqual(got, want) {
				t.Errorf("holding at %v are %+v, %v; want %+v", at, got, err, want)
			}
		}
		if err := b.DeleteWaiver(t.Context(), "payouts", "B"); !fault.Is(err, fault.NotFound) {
			t.Errorf("deleting the waiver of another API: %v, want not found", err)
		}
		if err := b.DeleteWaiver(t.Context(), "payments", "B"); err != nil {
			t.Error(err)
		}
		list("", 10, first)
		if err := b.InsertWaiver(t.Context(), &catalog.Waiver{ID: "D", API: "nothing"}); !fault.Is(err, fault.NotFound) {
			t.Errorf("a waiver without its API: %v, want not found", err)
		}
	})
}
