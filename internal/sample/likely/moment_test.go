package likely

import (
	"testing"
	"time"
)

func TestMomentsFollowOneAnother(t *testing.T) {
	names := []string{"birth_date", "created_at", "publishedAt", "started_at", "last_seen", "updated_at", "completedAt", "end_date", "deleted_at", "expires"}
	for _, s := range subjects(Thing) {
		last := time.Time{}
		for _, name := range names {
			f := FieldOf(name)
			at := s.Slot(name).Time(f.Moment)
			if !at.After(last) {
				t.Errorf("%s at %s is not after %s", name, at, last)
			}
			last = at
			if f.Moment != expiry && at.After(today()) || f.Moment > birth && at.Year() < 2023 {
				t.Errorf("%s at %s", name, at)
			}
		}
	}
}

func TestWhichNamesAreMoments(t *testing.T) {
	for name, want := range map[string]bool{
		"created_at": true, "createdAt": true, "date": true, "timestamp": true, "updated_on": true, "date_created": true, "created": true, "birthday": true, "validUntil": true,
		"at": false, "format": false, "response_time": false, "start_time": true, "based_on": false, "flat": false, "state": false, "update": false, "": false,
	} {
		if got := FieldOf(name).Dated; got != want {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
}

func TestFormatsOfMoments(t *testing.T) {
	s := Subject{Seed: 3}.Slot("created_at")
	for format, layout := range map[string]string{"date-time": time.RFC3339, "date": time.DateOnly, "http-date": time.RFC1123, "date-time-rfc-2822": time.RFC1123Z} {
		if _, err := time.Parse(layout, Formatted(format, s, creation)); err != nil {
			t.Error(err)
		}
	}
	if got := Formatted("no-such-format", s, creation); got != "" {
		t.Errorf("%q is made of a format that is not known", got)
	}
	if got := FieldOf("birth_date").Formats()[0]; got != "date" {
		t.Errorf("a day of birth is a %s", got)
	}
}
