package compare_test

import (
	"flag"
	"os"
	"testing"
)

// TestMain lets the laws take the same pairs on each run, so that a failure is
// due to the change at hand. Other pairs: -rapid.seed=N.
func TestMain(m *testing.M) {
	flag.Parse()
	if seed := flag.Lookup("rapid.seed"); seed.Value.String() == seed.DefValue {
		if err := seed.Value.Set("20261122"); err != nil {
			panic(err)
		}
	}
	os.Exit(m.Run())
}
