package likely

import (
	"strings"
	"testing"
)

func TestWords(t *testing.T) {
	for name, want := range map[string]string{
		"created_at": "created at", "createdAt": "created at", "CREATED-AT": "created at", "Created at": "created at", "HTMLUrl": "html url", "htmlURL": "html url",
		"userIDs": "user ids", "IPv4Address": "ipv4 address", "x-rate.limit": "x rate limit", "OAuthToken": "oauth token", "": "", "__": "", "id": "id", "Straße": "straße", "line2": "line2",
	} {
		if got := strings.Join(Words(name), " "); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

func TestSingular(t *testing.T) {
	for word, want := range map[string]string{
		"emails": "email", "countries": "country", "addresses": "address", "boxes": "box", "statuses": "status", "status": "status", "address": "address", "ids": "id", "as": "as", "series": "series", "is": "is", "people": "person", "shelves": "shelf", "houses": "house",
	} {
		if got := Singular(word); got != want {
			t.Errorf("%q: %q, want %q", word, got, want)
		}
	}
}

func TestLongNamesTakeNoLonger(t *testing.T) {
	long := strings.Repeat("a_", 100_000)
	if f := FieldOf(long + "email"); f.Text == nil {
		t.Error("the end of a long name tells nothing")
	}
	if allocated := testing.AllocsPerRun(1, func() { FieldOf(long) }); allocated > 300_000 {
		t.Errorf("%.0f allocations", allocated)
	}
}

func TestNamesAreReadByWholeWords(t *testing.T) {
	for _, name := range []string{"width_ratio_x", "protocol_x", "ownership", "format", "flat", "station", "emailing", "pricey", "identity_x", "statement"} {
		if f := FieldOf(name); f.Text != nil || f.Number != nil || f.Dated {
			t.Errorf("%s tells something: %+v", name, f)
		}
	}
}
