package access_test

import (
	"bytes"
	"crypto/rand"
	"errors"
	"io"
	"regexp"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/apisteward/steward/internal/access"
)

func token(t *testing.T) string {
	t.Helper()
	token, err := access.NewToken(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return token
}

func TestTokensHaveOneShape(t *testing.T) {
	t.Parallel()
	shape := regexp.MustCompile(`^stw_[0-9A-Za-z]{49}$`)
	seen := make(map[string]bool)
	for range 200 {
		token := token(t)
		if !shape.MatchString(token) || !access.WellFormed(token) {
			t.Fatalf("%q has another shape, or is not well-formed", token)
		}
		if seen[token] {
			t.Fatalf("%q was made twice", token)
		}
		seen[token] = true
	}
	for _, secret := range [][]byte{make([]byte, 32), bytes.Repeat([]byte{0xff}, 32)} {
		token, err := access.NewToken(bytes.NewReader(secret))
		if err != nil || !shape.MatchString(token) || !access.WellFormed(token) {
			t.Errorf("of %x comes %q, %v", secret[:1], token, err)
		}
	}
	if _, err := access.NewToken(iotest.ErrReader(io.ErrClosedPipe)); !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("without randomness: %v", err)
	}
}

func TestATokenWithAnyOtherCharacterIsMalformed(t *testing.T) {
	t.Parallel()
	token := token(t)
	for i := range token {
		other := byte('a')
		if token[i] == other {
			other = 'b'
		}
		if changed := token[:i] + string(other) + token[i+1:]; access.WellFormed(changed) {
			t.Errorf("%q is well-formed, and so is %q", token, changed)
		}
	}
	for _, text := range []string{
		"", "stw_", token[:len(token)-1], token + "a", "Bearer " + token, strings.ToUpper(token), " " + token,
		"stx_" + token[4:], "stw_" + strings.Repeat("é", 25)[:49],
	} {
		if access.WellFormed(text) {
			t.Errorf("%q is well-formed", text)
		}
	}
}
