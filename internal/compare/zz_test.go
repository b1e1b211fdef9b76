package compare

import (
	"encoding/json"
	"fmt"
	"os"
	"testing"
	"time"

	"github.com/apisteward/steward/internal/contract"
)

func TestZZ(t *testing.T) {
	a, b := os.Getenv("ZA"), os.Getenv("ZB")
	if a == "" {
		t.Skip()
	}
	load := func(p string) *contract.Document {
		data, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		t0 := time.Now()
		d, err := contract.Load(data, contract.DefaultLimits())
		if err != nil {
			t.Fatal(err)
		}
		fmt.Println("load", time.Since(t0), len(d.Operations()), time.Since(t0))
		return d
	}
	x, y := load(a), load(b)
	t0 := time.Now()
	d := newDiffer(x, y, Options{})
	fmt.Println("prep", time.Since(t0), len(d.clean.dirty))
	d.compareDocuments()
	us := d.settle()
	fmt.Println("settle", time.Since(t0), len(us), len(d.pairs))
	t0 = time.Now()
	r := Documents(x, y, Options{})
	fmt.Println("diff", time.Since(t0), r.Verdict, r.RequiredBump, len(r.Changes), r.Count(Breaking), r.Count(Warning), r.Count(Info), len(r.NotCompared))
	if os.Getenv("ZO") != "" {
		j, _ := json.MarshalIndent(r, "", " ")
		os.WriteFile(os.Getenv("ZO"), j, 0o644)
	}
}
