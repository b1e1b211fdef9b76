package store

import (
	"bytes"

	"github.com/klauspost/compress/zstd"
)

// packer compresses what is large. It is safe for concurrent use.
type packer struct {
	encoder *zstd.Encoder
	decoder *zstd.Decoder
}

const (
	packFrom     = 2 << 10   // bytes; what is smaller is stored as it is
	unpackedMost = 512 << 20 // bytes
)

func newPacker() (*packer, error) {
	encoder, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(2))
	if err != nil {
		return nil, err
	}
	decoder, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(2), zstd.WithDecoderMaxMemory(unpackedMost))
	if err != nil {
		return nil, err
	}
	return &packer{encoder, decoder}, nil
}

// frame begins every Zstandard frame (RFC 8878, section 3.1.1). What is stored
// as it is begins otherwise, or it is compressed whatever its size.
func frame() []byte { return []byte{0x28, 0xb5, 0x2f, 0xfd} }

// pack returns the bytes to store; nil for nil.
func (p *packer) pack(data []byte) []byte {
	if len(data) < packFrom && !bytes.HasPrefix(data, frame()) {
		return data
	}
	return p.encoder.EncodeAll(data, nil)
}

// unpack returns the bytes that were given to pack.
func (p *packer) unpack(data []byte) ([]byte, error) {
	if !bytes.HasPrefix(data, frame()) {
		return data, nil
	}
	return p.decoder.DecodeAll(data, nil)
}
