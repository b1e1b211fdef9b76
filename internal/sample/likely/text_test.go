package likely

import (
	"net/mail"
	"net/netip"
	"net/url"
	"regexp"
	"strings"
	"testing"
)

// subjects are several to look at.
func subjects(kind Kind) []Subject {
	var out []Subject
	for i := range 40 {
		out = append(out, Subject{Seed: Seed(i).Nth(i), Kind: kind})
	}
	return out
}

func text(t *testing.T, s Subject, name string) string {
	t.Helper()
	f := FieldOf(name)
	if f.Text == nil {
		t.Fatalf("%s tells nothing", name)
	}
	return f.Text(s.Slot(name), 0)
}

func TestTextsHaveTheirForms(t *testing.T) {
	forms := map[string]string{
		"email": `^[a-z]+\.[a-z]+@example\.com$`, "login": `^[a-z]+$`, "first_name": `^\p{Lu}\p{L}+$`, "fullName": `^\p{Lu}\p{L}+ \p{Lu}\p{L}+$`, "phone_number": `^\+[1-9]\d{6,14}$`,
		"country": `^[A-Z]{2}$`, "country_name": `^[A-Z][A-Za-z ]{3,}$`, "currency": `^[A-Z]{3}$`, "city": `^\p{Lu}`, "zip": `^[0-9A-Z ]{4,8}$`, "locale": `^[a-z]{2}-[A-Z]{2}$`,
		"timezone": `^[A-Z][a-z]+/[A-Z]`, "avatar_url": `^https://example\.com/images/[a-z-]+\.png$`, "html_url": `^https://example\.com/`, "uuid": `^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$`,
		"slug": `^[a-z]+-[a-z]+$`, "sha": `^[0-9a-f]{40}$`, "digest": `^sha256:[0-9a-f]{64}$`, "md5": `^[0-9a-f]{32}$`, "etag": `^"[0-9a-f]+"$`, "version": `^\d\.\d\.\d$`,
		"access_token": `^not-a-real-secret-`, "color": `^#[0-9a-f]{6}$`, "mime_type": `^[a-z]+/`, "fileName": `^[a-z-]+\.[a-z]{3}$`, "iban": `^DE\d{20}$`, "isbn": `^978\d{10}$`, "sku": `^SKU-\d{4}$`,
		"description": `^[A-Z].*\.$`, "tags": `^[a-z]+$`, "status": `^[a-z]+$`, "gender": `^(fe)?male$`, "customer_id": `^[a-z0-9]{12}$`, "line2": `.`, "mac_address": `^00:00:5E:00:53:[0-9A-F]{2}$`,
		"street": `\d`, "language": `^[a-z]{2}$`, "hostname": `^[a-z-]+\.example\.com$`, "email_primary": `@example\.com$`,
	}
	for name, form := range forms {
		re := regexp.MustCompile(form)
		for _, s := range subjects(Thing) {
			if got := text(t, s, name); !re.MatchString(got) {
				t.Errorf("%s: %q", name, got)
			}
		}
	}
}

func TestTextsAreWhatTheyAreCalled(t *testing.T) {
	for _, s := range subjects(Person) {
		if _, err := mail.ParseAddress(text(t, s, "email")); err != nil {
			t.Error(err)
		}
		if a, err := netip.ParseAddr(text(t, s, "ip_address")); err != nil || !a.Is4() {
			t.Error(a, err)
		}
		if u, err := url.Parse(text(t, s, "homepage")); err != nil || u.Scheme != "https" || !strings.HasSuffix(u.Host, ".example.com") {
			t.Error(u, err)
		}
		if got := text(t, s, "isbn"); !checks(got) {
			t.Errorf("the check digit of %s is wrong", got)
		}
		if got := text(t, s, "iban"); remainder(got) != 1 {
			t.Errorf("the check digits of %s are wrong", got)
		}
	}
}

// checks reports whether an ISBN has the right check digit.
func checks(isbn string) bool {
	sum := 0
	for i := range isbn {
		sum += int(isbn[i]-'0') * [2]int{1, 3}[i%2]
	}
	return sum%10 == 0
}

// remainder is what is left of an IBAN (ISO 13616, annex).
func remainder(iban string) int {
	rest := 0
	for _, c := range iban[4:] + "1314" + iban[2:4] {
		rest = (rest*10 + int(c-'0')) % 97
	}
	return rest
}

func TestTextsOfOneSubjectFitTogether(t *testing.T) {
	for _, s := range subjects(Person) {
		first, last := text(t, s, "first_name"), text(t, s, "last_name")
		if got := text(t, s, "name"); got != first+" "+last {
			t.Errorf("%s is the name of %s %s", got, first, last)
		}
		if got := text(t, s, "email"); got[0] != strings.ToLower(first)[0] {
			t.Errorf("%s is the address of %s %s", got, first, last)
		}
	}
	for _, s := range subjects(Thing) {
		words := strings.Split(text(t, s, "slug"), "-")
		if got := text(t, s, "title"); got != "The "+words[0]+" "+words[1] {
			t.Errorf("%s is the title of %v", got, words)
		}
		p := s.place()
		if text(t, s, "city") != p.city || text(t, s, "country") != p.code || text(t, s, "currency") != p.currency {
			t.Errorf("%s is not all of one place", p.city)
		}
	}
}

func TestProblemsSayWhatWentWrong(t *testing.T) {
	for _, s := range subjects(Problem) {
		p := s.problem()
		if text(t, s, "message") != p.detail || text(t, s, "title") != p.title || FieldOf("status").Number(s.Slot("status")).Units != int64(p.status) {
			t.Errorf("%+v", p)
		}
	}
}

func TestLikeKeepsTheForm(t *testing.T) {
	s := Subject{Seed: 7}.Slot("id")
	for example, form := range map[string]string{
		"cus_9Ab3": `^cus_\d[A-Z][a-z]\d$`, "sha256:60ab": `^sha256:\d\d[a-f]{2}$`, "INV-2024-001": `^[A-Z]{3}-\d{4}-\d{3}$`, "": `^$`, "é1": `^é\d$`,
	} {
		if got := Like(example, s); !regexp.MustCompile(form).MatchString(got) {
			t.Errorf("%q became %q", example, got)
		}
	}
}

func TestSeedsTellValuesApart(t *testing.T) {
	seen := map[string]bool{}
	for _, s := range subjects(Person) {
		seen[text(t, s, "full_name")] = true
	}
	if len(seen) < 30 {
		t.Errorf("%d names for 40 seeds", len(seen))
	}
	s := Subject{Seed: 1}
	if text(t, s, "user_id") == text(t, s, "order_id") {
		t.Error("two ids are the same")
	}
}
