package call_test

import (
	"os/exec"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/verify/call"
)

func TestCurlMasksSecrets(t *testing.T) {
	b := setup(t, nil)
	settings := b.settings()
	settings.Credentials = call.Credentials{"basic": "ada:tr0ub4dor&3", "admin": "admin-token"}
	s := sender(t, settings)
	for _, name := range []string{"GET /books/{isbn}", "DELETE /books/{isbn}"} {
		x := send(t, s, &call.Case{Operation: b.op(t, name), Arguments: []call.Argument{isbn("it's $1")}})
		line := s.Curl(x)
		for _, secret := range []string{"tr0ub4dor", "YWRh", "admin-token"} {
			if strings.Contains(line, secret) {
				t.Errorf("%s holds %s", line, secret)
			}
		}
		if !strings.Contains(line, "${") {
			t.Errorf("%s has no variable in the place of the secret", line)
		}
	}
}

// The line is read by a real shell, which must give curl what was sent.
func TestCurlIsReadByAShellAsItWasSent(t *testing.T) {
	b := setup(t, nil)
	s := sender(t, b.settings())
	body := "{\"a\": \"it's $HOME `x` \\ \x01 é\"}"
	x := send(t, s, &call.Case{
		Operation: b.op(t, "POST /elsewhere"), Body: &call.Payload{Type: "application/json", Raw: []byte(body)},
	})
	out, err := exec.Command("bash", "-c", `curl() { for a; do last=$a; done; printf %s "$last"; }; `+s.Curl(x)).Output()
	if err != nil {
		t.Fatal(err)
	}
	if string(out) != body {
		t.Errorf("the shell reads %q, want %q", out, body)
	}
}

func TestSecretsAreMaskedInJSON(t *testing.T) {
	m := call.NewMasker(map[string]string{"$TOKEN": `a"<b/ c`})
	for _, given := range []string{`"a\"<b/ c"`, `"a\"\u003cb/ c"`, `"a%22%3Cb%2F%20c"`} {
		if got := m.Mask(given); got != `"$TOKEN"` {
			t.Errorf("%s is masked as %s", given, got)
		}
	}
}

func TestSecretsAreMaskedInEveryForm(t *testing.T) {
	m := call.NewMasker(map[string]string{"$TOKEN": "a b/c", "$OTHER": "a b/c/d", "$X": "x"})
	for given, want := range map[string]string{
		"Bearer a b/c":   "Bearer $TOKEN",
		"?k=a+b%2Fc":     "?k=$TOKEN",
		"Basic YSBiL2M=": "Basic $TOKEN",
		"a b/c/d":        "$OTHER",
		"x marks":        "x marks", // too short to be looked for
	} {
		if got := m.Mask(given); got != want {
			t.Errorf("%q is masked as %q, want %q", given, got, want)
		}
	}
}
