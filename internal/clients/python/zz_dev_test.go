package python

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/apisteward/steward/internal/clients/plan"
	"github.com/apisteward/steward/internal/contract"
)

func TestDev(t *testing.T) {
	if os.Getenv("DEV_DOC") == "" {
		t.Skip()
	}
	data, err := os.ReadFile(os.Getenv("DEV_DOC"))
	if err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	doc, err := contract.Load(data, contract.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	loaded := time.Now()
	p, err := plan.New(doc, plan.Options{})
	if err != nil {
		t.Fatal(err)
	}
	planned := time.Now()
	files := Files(p, Options{Package: os.Getenv("DEV_PACKAGE")})
	size := 0
	fmt.Println("load", loaded.Sub(began), "plan", planned.Sub(loaded), "emit", time.Since(planned))
	for _, f := range files {
		name := filepath.Join(os.Getenv("DEV_OUT"), f.Name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
		size += len(f.Data)
	}
	fmt.Println(len(files), "files", size, "bytes")
}
