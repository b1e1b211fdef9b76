package answer

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"image"
	"io"
	"net/http"
	"os/exec"
	"strings"
	"testing"
)

func smallestFile(t *testing.T, essence string) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := smallest(essence)(&b); err != nil || b.Len() == 0 {
		t.Fatalf("%s: %d bytes, %v", essence, b.Len(), err)
	}
	return b.Bytes()
}

func TestSmallestPictures(t *testing.T) {
	for _, kind := range []string{"png", "jpeg", "gif"} {
		data := smallestFile(t, "image/"+kind)
		picture, found, err := image.Decode(bytes.NewReader(data))
		if err != nil || found != kind || picture.Bounds().Dx() != 1 || picture.Bounds().Dy() != 1 {
			t.Errorf("%s: %s, %v", kind, found, err)
		}
		if got := http.DetectContentType(data); got != "image/"+kind {
			t.Errorf("browsers take %s for %s", kind, got)
		}
	}
}

func TestSmallestArchives(t *testing.T) {
	data := smallestFile(t, "application/zip")
	if z, err := zip.NewReader(bytes.NewReader(data), int64(len(data))); err != nil || len(z.File) != 0 {
		t.Error(err)
	}
	z, err := gzip.NewReader(bytes.NewReader(smallestFile(t, "application/gzip")))
	if err != nil {
		t.Fatal(err)
	}
	if content, err := io.ReadAll(z); err != nil || len(content) != 0 {
		t.Errorf("%q, %v", content, err)
	}
	if _, err := tar.NewReader(bytes.NewReader(smallestFile(t, "application/x-tar"))).Next(); err != io.EOF {
		t.Error(err)
	}
}

// Readers find their way through a PDF by the table at its end.
func TestSmallestPDF(t *testing.T) {
	data := smallestFile(t, "application/pdf")
	if got := http.DetectContentType(data); got != "application/pdf" {
		t.Error(got)
	}
	table := data[bytes.Index(data, []byte("xref")):]
	for i, line := range strings.Split(string(table), "\n")[3:6] {
		at := 0
		for _, digit := range line[:10] {
			at = at*10 + int(digit-'0')
		}
		if !bytes.HasPrefix(data[at:], []byte{byte('1' + i), ' ', '0', ' ', 'o'}) {
			t.Errorf("object %d does not begin at %d", i+1, at)
		}
	}
	if program, err := exec.LookPath("pdfinfo"); err == nil {
		c := exec.Command(program, "-")
		c.Stdin = bytes.NewReader(data)
		if out, err := c.CombinedOutput(); err != nil || !strings.Contains(string(out), "Pages:           1") {
			t.Errorf("%v: %s", err, out)
		}
	}
}

func TestNoFilesOfOtherKinds(t *testing.T) {
	for _, essence := range []string{"", "application/json", "application/octet-stream", "image/webp"} {
		if smallest(essence) != nil {
			t.Errorf("%q has a smallest file", essence)
		}
	}
}
