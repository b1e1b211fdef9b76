package portal

import (
	"bytes"
	"mime"
	"strconv"
	"strings"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// coding is a content coding (RFC 9110, section 8.4.1).
type coding string

// The codings that pages are kept in.
const (
	plain     coding = ""
	gzipped   coding = "gzip"
	zstandard coding = "zstd"
)

// minPacked is the size in bytes below which compression does not pay.
const minPacked = 1024

// codingFor returns the coding that an Accept-Encoding field prefers (RFC
// 9110, section 12.5.3), Zstandard where it does not care.
func codingFor(accept string) coding {
	var zstd, gzip float64
	for item := range strings.SplitSeq(accept, ",") {
		name, quality := acceptable(item)
		switch coding(name) {
		case zstandard:
			zstd = quality
		case gzipped:
			gzip = quality
		}
	}
	switch {
	case zstd > 0 && zstd >= gzip:
		return zstandard
	case gzip > 0:
		return gzipped
	}
	return plain
}

// acceptable reads one item of an Accept-Encoding field.
func acceptable(item string) (name string, quality float64) {
	if !strings.Contains(item, ";") {
		return strings.ToLower(strings.TrimSpace(item)), 1
	}
	name, parameters, err := mime.ParseMediaType(item)
	if err != nil {
		return "", 0
	}
	q, err := strconv.ParseFloat(parameters["q"], 64)
	if err != nil {
		return name, 1
	}
	return name, q
}

// packer compresses. It is safe for concurrent use.
type packer struct{ zstd *zstd.Encoder }

func newPacker() (*packer, error) {
	encoder, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(2), zstd.WithWindowSize(1<<20))
	return &packer{encoder}, err
}

// pack returns a body in a coding other than plain.
func (p *packer) pack(body []byte, in coding) []byte {
	if in == zstandard {
		return p.zstd.EncodeAll(body, nil)
	}
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, _ = w.Write(body) // a buffer takes everything
	_ = w.Close()
	return b.Bytes()
}
