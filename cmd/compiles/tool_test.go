package main

import (
	"errors"
	"testing"
	"time"
)

func TestATool(t *testing.T) {
	for _, c := range []struct {
		script, said string
		ok           bool
	}{
		{"echo hi", "hi\n", true},
		{"echo no >&2; exit 3", "no\n", false},
	} {
		said, ok, err := tool{Args: []string{"sh", "-c", c.script}, Memory: addressSpace, Limit: time.Minute}.said(t.Context())
		if said != c.said || ok != c.ok || err != nil {
			t.Errorf("%s: %q, %t, %v", c.script, said, ok, err)
		}
	}
}

func TestAToolThatIsNotThere(t *testing.T) {
	var spent exhausted
	if _, _, err := (tool{Args: []string{"./none"}, Memory: addressSpace, Limit: time.Minute}).said(t.Context()); err == nil || errors.As(err, &spent) {
		t.Errorf("%v", err)
	}
}

func TestAToolThatWantsTooMuchIsStopped(t *testing.T) {
	for name, c := range map[string]tool{
		"time":   {Args: []string{"sh", "-c", "sleep 600 & wait"}, Memory: addressSpace, Limit: 50 * time.Millisecond},
		"memory": {Args: []string{"sh", "-c", "echo 'fatal error: out of memory'; exit 2"}, Memory: addressSpace, Limit: time.Minute},
		"killed": {Args: []string{"sh", "-c", "kill -9 $$"}, Memory: addressSpace, Limit: time.Minute},
	} {
		var spent exhausted
		if _, ok, err := c.said(t.Context()); ok || !errors.As(err, &spent) {
			t.Errorf("%s: %t, %v", name, ok, err)
		}
	}
}
