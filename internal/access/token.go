package access

import (
	"crypto/sha256"
	"fmt"
	"hash/crc32"
	"io"
	"math/big"
	"strings"
)

// A token is "stw_", 32 random bytes in 43 digits of base 62, and the CRC-32
// (IEEE) of these digits in 6 more. The checksum tells a mistyped token, and
// one that secret scanners find, from a real one without a look into the store.
const (
	tokenPrefix  = "stw_"
	secretBytes  = 32
	secretDigits = 43 // 62^43 > 2^256
	sumDigits    = 6  // 62^6 > 2^32
	tokenLength  = len(tokenPrefix) + secretDigits + sumDigits
	hintLength   = len(tokenPrefix) + 4
)

// NewToken returns a new token. The error is that of reading from random.
func NewToken(random io.Reader) (string, error) {
	secret := make([]byte, secretBytes)
	if _, err := io.ReadFull(random, secret); err != nil {
		return "", fmt.Errorf("making a token: %w", err)
	}
	digits := base62(new(big.Int).SetBytes(secret), secretDigits)
	return tokenPrefix + digits + checksum(digits), nil
}

// WellFormed reports whether the text can be a token. It says nothing about
// whether a key has it.
func WellFormed(token string) bool {
	digits, ok := strings.CutPrefix(token, tokenPrefix)
	if !ok || len(token) != tokenLength {
		return false
	}
	return checksum(digits[:secretDigits]) == digits[secretDigits:]
}

func checksum(digits string) string {
	sum := crc32.ChecksumIEEE([]byte(digits))
	return base62(new(big.Int).SetUint64(uint64(sum)), sumDigits)
}

// base62 writes a number with the digits 0-9A-Za-z, zeros in front.
func base62(n *big.Int, width int) string {
	const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
	text := make([]byte, width)
	base, digit := big.NewInt(int64(len(digits))), new(big.Int)
	n = new(big.Int).Set(n)
	for i := width - 1; i >= 0; i-- {
		n.DivMod(n, base, digit)
		text[i] = digits[digit.Int64()]
	}
	return string(text)
}

// hashOf returns what is stored of a token. A token has 256 random bits, so
// that a plain hash cannot be searched backwards.
func hashOf(token string) []byte {
	sum := sha256.Sum256([]byte(token))
	return sum[:]
}
