package webhook

import (
	"encoding/base64"
	"io"
	"strings"
	"time"

	standardwebhooks "github.com/standard-webhooks/standard-webhooks/libraries/go"

	"github.com/apisteward/steward/internal/fault"
)

// secretPrefix begins every secret (Standard Webhooks, "Signature scheme").
const secretPrefix = "whsec_"

// The lengths of a key in bytes, from 192 to 512 bits (Standard Webhooks,
// "Signature scheme"), and of one that is made.
const (
	minKey  = 24
	maxKey  = 64
	madeKey = 32
)

// Secret is what signs messages, and what their receivers check them with.
type Secret struct {
	text string
	sign *standardwebhooks.Webhook
}

// ParseSecret reads a secret: "whsec_" and a key of 24 to 64 bytes in base64. The
// Invalid error does not repeat it.
func ParseSecret(text string) (Secret, error) {
	encoded, found := strings.CutPrefix(text, secretPrefix)
	key, err := base64.StdEncoding.DecodeString(encoded)
	if !found || err != nil || len(key) < minKey || len(key) > maxKey {
		return Secret{}, fault.New(fault.Invalid, "A webhook secret is %s and %d to %d bytes in base64, as from: echo %s$(openssl rand -base64 %d)", secretPrefix, minKey, maxKey, secretPrefix, madeKey)
	}
	sign, err := standardwebhooks.NewWebhookRaw(key)
	return Secret{text, sign}, err
}

// NewSecret makes a secret.
func NewSecret(random io.Reader) (Secret, error) {
	key := make([]byte, madeKey)
	if _, err := io.ReadFull(random, key); err != nil {
		return Secret{}, err
	}
	return ParseSecret(secretPrefix + base64.StdEncoding.EncodeToString(key))
}

// Text is the secret as its receivers are given it.
func (s Secret) Text() string { return s.text }

// signature is the value of the header webhook-signature.
func (s Secret) signature(id string, at time.Time, body []byte) (string, error) {
	return s.sign.Sign(id, at, body)
}
