package python

import (
	"fmt"
	"os"
	"testing"
	"time"
)

func TestDev(t *testing.T) {
	if os.Getenv("DEV_DOC") == "" {
		t.Skip()
	}
	data, err := os.ReadFile(os.Getenv("DEV_DOC"))
	if err != nil {
		t.Fatal(err)
	}
	p := planOf(t, data)
	began := time.Now()
	files := Files(p, Options{Package: os.Getenv("DEV_PACKAGE")})
	size := 0
	for _, f := range files {
		size += len(f.Data)
	}
	fmt.Println("emit", time.Since(began), len(files), "files", size, "bytes")
	write(t, os.Getenv("DEV_OUT"), files)
}
