package handlers

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/sha256"
	"fmt"
)

// Kept replies may hold a new key's token, which is nowhere else. They are
// encrypted with a key made from the caller's own token, of which the store
// only has a hash: whoever reads the store cannot read them.

// seal encrypts data for the holder of a token. Each id may be sealed many
// times: the nonce is random.
func seal(token, id string, data []byte) ([]byte, error) {
	aead, err := sealer(token, id)
	if err != nil {
		return nil, err
	}
	return aead.Seal(nil, nil, data, []byte(id)), nil
}

// unseal undoes seal. It fails for another token or id.
func unseal(token, id string, sealed []byte) ([]byte, error) {
	aead, err := sealer(token, id)
	if err != nil {
		return nil, err
	}
	return aead.Open(nil, nil, sealed, []byte(id))
}

func sealer(token, id string) (cipher.AEAD, error) {
	key, err := hkdf.Key(sha256.New, []byte(token), []byte(id), "steward idempotency reply", 32)
	if err != nil {
		return nil, fmt.Errorf("making a key: %w", err)
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, fmt.Errorf("making a cipher: %w", err)
	}
	return cipher.NewGCMWithRandomNonce(block)
}
