package answer

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"fmt"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"
)

// smallest returns what writes the smallest file of a kind, always the same:
// pictures of one white pixel, archives of nothing, a document of one empty
// page. It is nil for media types of which no such file is known.
func smallest(essence string) func(io.Writer) error {
	switch essence {
	case "image/png":
		return func(w io.Writer) error { return png.Encode(w, pixel()) }
	case "image/jpeg", "image/jpg":
		return func(w io.Writer) error { return jpeg.Encode(w, pixel(), nil) }
	case "image/gif":
		return func(w io.Writer) error { return gif.Encode(w, pixel(), nil) }
	case "image/svg+xml":
		return text(`<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>`)
	case "application/pdf":
		return writePDF
	case "application/zip", "application/x-zip-compressed":
		return func(w io.Writer) error { return zip.NewWriter(w).Close() }
	case "application/gzip", "application/x-gzip":
		return func(w io.Writer) error { return gzip.NewWriter(w).Close() }
	case "application/x-tar":
		return func(w io.Writer) error { return tar.NewWriter(w).Close() }
	}
	return nil
}

func text(s string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, s)
		return err
	}
}

func pixel() image.Image {
	p := image.NewPaletted(image.Rect(0, 0, 1, 1), color.Palette{color.White, color.Black})
	return p
}

// writePDF writes a document of one empty page, with the table of where its
// objects begin (ISO 32000-1, section 7.5).
func writePDF(w io.Writer) error {
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	var begins []int
	for i, object := range []string{
		"<</Type/Catalog/Pages 2 0 R>>",
		"<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<>>>>",
	} {
		begins = append(begins, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, object)
	}
	table := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(begins)+1)
	for _, at := range begins {
		fmt.Fprintf(&b, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(begins)+1, table)
	_, err := w.Write(b.Bytes())
	return err
}
