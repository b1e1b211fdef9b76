package ident_test

import (
	"crypto/rand"
	"errors"
	"io"
	"regexp"
	"testing"
	"testing/iotest"
	"time"

	"github.com/apisteward/steward/internal/ident"
)

func TestIdentifiersSortByTimeAndDiffer(t *testing.T) {
	now := time.UnixMilli(1_795_000_000_000)
	shape := regexp.MustCompile(`^[0-9A-V]{26}$`)
	var last string
	for i := range 200 {
		id, err := ident.New(now.Add(time.Duration(i)*time.Millisecond), rand.Reader)
		if err != nil {
			t.Fatal(err)
		}
		if !shape.MatchString(id) {
			t.Fatalf("identifier %q has another shape", id)
		}
		if id <= last {
			t.Fatalf("%q, made later, does not sort after %q", id, last)
		}
		last = id
	}
	a, _ := ident.New(now, rand.Reader)
	b, _ := ident.New(now, rand.Reader)
	if a == b || a[:9] != b[:9] {
		t.Errorf("two identifiers of one millisecond: %q, %q", a, b)
	}
}

func TestWithoutRandomnessThereIsNoIdentifier(t *testing.T) {
	if id, err := ident.New(time.Now(), iotest.ErrReader(io.ErrClosedPipe)); !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("New = %q, %v; want the reader's error", id, err)
	}
}
