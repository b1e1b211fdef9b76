package runtime

import (
	"io"
	"mime"
	"net/http"
	"strconv"
)

// Download is a reply whose body is read while it arrives. It must be closed.
type Download struct {
	Status int
	Header http.Header
	body   io.ReadCloser
}

func (d *Download) start(got *reply) {
	d.Status, d.Header, d.body = got.status, got.header, got.stream
}

// Read reads from the body.
func (d *Download) Read(p []byte) (int, error) { return d.body.Read(p) }

// Close ends the download, also before its end.
func (d *Download) Close() error { return d.body.Close() }

// Size is the length of the body in bytes, or -1 when the API does not say.
func (d *Download) Size() int64 {
	size, err := strconv.ParseInt(d.Header.Get("Content-Length"), 10, 64)
	if err != nil {
		return -1
	}
	return size
}

// ContentType is the media type of the body, with its parameters.
func (d *Download) ContentType() string { return d.Header.Get("Content-Type") }

// FileName is the name that the API gives the file (RFC 6266), or "". It may
// hold anything, also slashes.
func (d *Download) FileName() string {
	_, params, _ := mime.ParseMediaType(d.Header.Get("Content-Disposition"))
	return params["filename"]
}
