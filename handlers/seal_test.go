package handlers

import (
	"bytes"
	"testing"
)

func TestSealedIsForOneTokenAndID(t *testing.T) {
	secret := []byte("stw_the-new-token")
	sealed, err := seal("token", "id", secret)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(sealed, secret) {
		t.Error("the secret can be read")
	}
	if got, err := unseal("token", "id", sealed); err != nil || !bytes.Equal(got, secret) {
		t.Errorf("unseal = %q, %v", got, err)
	}
	for _, other := range [][2]string{{"another", "id"}, {"token", "another"}, {"", ""}} {
		if got, err := unseal(other[0], other[1], sealed); err == nil {
			t.Errorf("%q opens it as %q", other, got)
		}
	}
}
