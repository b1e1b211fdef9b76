package plan

import (
	"slices"
	"testing"
)

func TestNamesAreWords(t *testing.T) {
	for text, want := range map[string]Name{
		"repos/create-webhook": {"repos", "create", "webhook"},
		"HTTPServer":           {"http", "server"},
		"listUserIDs":          {"list", "user", "ids"},
		"OAuth2Token":          {"o", "auth2", "token"},
		"1_day":                {"1", "day"},
		"+1":                   {"plus", "1"},
		"-1":                   {"minus", "1"},
		"a-1":                  {"a", "1"},
		"<=":                   {"less", "equal"},
		"":                     nil,
		"\x00\u202e":           nil,
		"ﬁle":                  {"file"}, // NFKC
		"名前 x":                 {"名前", "x"},
		"ÄpfelÖl":              {"äpfel", "öl"},
	} {
		if got := NameOf(text); !slices.Equal(got, want) {
			t.Errorf("NameOf(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestNamesAreSpelled(t *testing.T) {
	name := Name{"get", "2", "10", "äpfel"}
	for got, want := range map[string]string{
		name.Pascal(): "Get2_10Äpfel", name.Camel(): "get2_10Äpfel", name.Snake(): "get_2_10_äpfel",
		name.Kebab(): "get-2-10-äpfel", name.Upper(): "GET_2_10_ÄPFEL", name.Text(): "get 2 10 äpfel",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestAScopeGivesEachNameOnce(t *testing.T) {
	s := NewScope("class")
	for _, c := range []struct {
		name   string
		others []string
		want   string
	}{
		{"class", nil, "class_2"}, {"class", nil, "class_3"}, {"id", []string{"query"}, "id"}, {"ID", []string{"query"}, "id_query"},
		{"i-d", []string{"query"}, "i_d_2"}, {"", nil, "value"}, {"ıd", nil, "ıd_3"}, {"ς", nil, "ς"}, {"σ", nil, "σ_2"},
	} {
		if got := s.Take(NameOf(c.name), c.others...).Snake(); got != c.want {
			t.Errorf("Take(%q) = %q, want %q", c.name, got, c.want)
		}
	}
}

func TestVersionsBecomeSemantic(t *testing.T) {
	for version, want := range map[string]string{
		"1.2.3": "1.2.3", "v1.2.3-rc.1+build": "1.2.3-rc.1", "v2": "2.0.0", "2024-01-31": "2024.1.31", "": "0.0.0",
		"1.0": "1.0.0", "beta": "0.0.0", "01.2.3": "1.2.3", "99999999999": "0.0.0",
	} {
		if got := semantic(version); got != want {
			t.Errorf("semantic(%q) = %q, want %q", version, got, want)
		}
	}
}

func TestAPIsAreNamedByWhatTheyAre(t *testing.T) {
	for title, want := range map[string]string{
		"GitHub v3 REST API": "github", "Stripe API": "stripe", "Docker Engine API": "docker engine", "API": "api", "": "api",
		"The Shapes' API": "shapes", "GitHub's official REST API": "github", "!!!": "api", "REST API v1": "rest api v1",
	} {
		if got := apiName(title).Text(); got != want {
			t.Errorf("apiName(%q) = %q, want %q", title, got, want)
		}
	}
}
