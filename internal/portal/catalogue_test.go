package portal

import (
	"net/http"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/catalog"
)

func TestTheCatalogueIsSearched(t *testing.T) {
	s := newSite(t)
	s.create("payments", catalog.Public, "Charges cards.")
	s.create("payouts", catalog.Public, "Sends money.")
	s.create("secret", catalog.Private, "Charges nobody.")
	for search, want := range map[string][]string{
		"": {"payments", "payouts"}, "charges": {"payments"}, "TEAM+pay": {"payments", "payouts"}, "nothing": nil, "secret": nil,
	} {
		for _, path := range []string{"/?q=", "/index.md?q="} {
			body := s.get(path + search).Body.String()
			for _, slug := range []string{"payments", "payouts", "secret"} {
				shown, wanted := strings.Contains(body, "/apis/"+slug), strings.Contains(" "+strings.Join(want, " ")+" ", " "+slug+" ")
				if shown != wanted {
					t.Errorf("%s%s shows %s: %t", path, search, slug, shown)
				}
			}
		}
	}
	if w := s.get("/?q=" + strings.Repeat("x", maxSearch+1)); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("a long search is %d", w.Code)
	}
	if body := s.get("/?q=%3Cscript%3Ealert(1)%3C/script%3E").Body.String(); strings.Contains(body, "<script>alert") {
		t.Error("what was looked for becomes markup")
	}
}
