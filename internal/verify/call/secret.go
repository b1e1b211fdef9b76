package call

import (
	"encoding/base64"
	"encoding/json"
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// Masker hides secrets in what is shown or written to files.
type Masker struct {
	replacer *strings.Replacer
	shown    []string // what stands in the place of secrets, longest first
}

// minSecret is the length below which a secret is not looked for: masking every
// "a" would hide everything else.
const minSecret = 3

// NewMasker returns a Masker for secrets by the names that stand in their place
// ("$TOKEN"). Each is also found percent-encoded, as part of Basic credentials
// and in JSON.
func NewMasker(secrets map[string]string) *Masker {
	var pairs [][2]string
	for name, secret := range secrets {
		if len(secret) < minSecret {
			continue
		}
		for _, form := range forms(secret) {
			pairs = append(pairs, [2]string{form, name})
		}
	}
	slices.SortFunc(pairs, func(a, b [2]string) int { // longer ones first, since one may hold another
		if len(a[0]) != len(b[0]) {
			return len(b[0]) - len(a[0])
		}
		return strings.Compare(a[0]+a[1], b[0]+b[1])
	})
	var flat []string
	for _, p := range pairs {
		flat = append(flat, p[0], p[1])
	}
	shown := slices.SortedFunc(maps.Keys(secrets), func(a, b string) int { return len(b) - len(a) })
	return &Masker{strings.NewReplacer(flat...), shown}
}

// forms are the ways in which a secret is written.
func forms(secret string) []string {
	list := []string{secret, url.QueryEscape(secret), url.PathEscape(secret), base64.StdEncoding.EncodeToString([]byte(secret))}
	for _, escapeHTML := range []bool{true, false} {
		var quoted strings.Builder
		e := json.NewEncoder(&quoted)
		e.SetEscapeHTML(escapeHTML)
		if e.Encode(secret) == nil {
			list = append(list, quoted.String()[1:quoted.Len()-2]) // without quotes and the line end
		}
	}
	return list
}

func (m *Masker) names() []string { return m.shown }

// Mask returns a text with names in place of secrets.
func (m *Masker) Mask(text string) string {
	if m == nil {
		return text
	}
	return m.replacer.Replace(text)
}

// placeholder is the environment variable that stands for a secret: "$API_KEY".
func placeholder(name string) string {
	upper := strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z':
			return r - 'a' + 'A'
		case r >= 'A' && r <= 'Z', r >= '0' && r <= '9':
			return r
		}
		return '_'
	}, name)
	if upper == "" || upper[0] >= '0' && upper[0] <= '9' {
		upper = "_" + upper
	}
	return "$" + upper
}

// addSecrets adds what is secret in the values of a header: each cookie, and
// what follows the scheme of an Authorization.
func addSecrets(secrets map[string]string, header string, values []string) {
	for i, value := range values {
		name := header
		if i > 0 {
			name += "_" + strconv.Itoa(i+1)
		}
		if strings.EqualFold(header, "Cookie") {
			for pair := range strings.SplitSeq(value, ";") {
				cookie, secret, _ := strings.Cut(strings.TrimSpace(pair), "=")
				secrets[placeholder(name+"_"+cookie)] = secret
			}
			continue
		}
		if _, token, found := strings.Cut(value, " "); found {
			value = token
		}
		secrets[placeholder(name)] = value
	}
}
