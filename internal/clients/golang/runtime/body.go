package runtime

import (
	"bytes"
	"io"
	"net/url"
	"reflect"
)

// payload is a body ready to be sent. open returns it from its beginning; it
// may be called again only when again is set.
type payload struct {
	media string // Content-Type
	size  int64  // -1 when not known
	again bool
	open  func() (io.ReadCloser, error)
}

// encodeBody writes what a call was given as the operation's kind of body. It
// returns nil when there is none.
func encodeBody(c *content, body any) (*payload, error) {
	nothing := emptyOf(body)
	if c.kind == mediaNone || isNil(body) || nothing != "" && c.optional {
		return nil, nil
	}
	if r, ok := body.(io.Reader); ok {
		return readerPayload(c.media, r), nil
	}
	switch c.kind {
	case mediaForm:
		data, err := encodeForm(c, body)
		return bytesPayload(c.media, data), err
	case mediaMultipart:
		return multipartPayload(c, body)
	case mediaText, mediaBinary:
		v, err := valueOf(body)
		return bytesPayload(c.media, []byte(v.text)), err
	case mediaLines:
		data, err := encodeLines(body)
		return bytesPayload(c.media, data), err
	}
	if nothing != "" {
		return bytesPayload(c.media, []byte(nothing)), nil
	}
	data, err := encodeJSON(body)
	return bytesPayload(c.media, data), err
}

// emptyOf is the empty array or object that a nil slice or map stands for, ""
// for any other value.
func emptyOf(body any) string {
	v := reflect.ValueOf(body)
	switch {
	case v.Kind() == reflect.Map && v.IsNil():
		return "{}"
	case v.Kind() == reflect.Slice && v.IsNil() && v.Type().Elem().Kind() != reflect.Uint8:
		return "[]"
	}
	return ""
}

func isNil(body any) bool {
	if body == nil {
		return true
	}
	v := reflect.ValueOf(body)
	return v.Kind() == reflect.Pointer && v.IsNil()
}

func bytesPayload(media string, data []byte) *payload {
	return &payload{media: media, size: int64(len(data)), again: true, open: func() (io.ReadCloser, error) {
		return io.NopCloser(bytes.NewReader(data)), nil
	}}
}

// readerPayload sends a stream. One that can seek can be sent again, and its
// size is known.
func readerPayload(media string, r io.Reader) *payload {
	p := &payload{media: media, size: -1, open: func() (io.ReadCloser, error) { return io.NopCloser(r), nil }}
	start, size, ok := extent(r)
	if !ok {
		return p
	}
	p.size, p.again = size, true
	again := &rewinder{source: r, start: start}
	p.open = func() (io.ReadCloser, error) {
		body, err := again.open()
		return io.NopCloser(body), err
	}
	return p
}

// extent tells where a stream stands and how much follows, if it can seek.
func extent(r io.Reader) (start, size int64, ok bool) {
	seeker, ok := r.(io.Seeker)
	if !ok {
		return 0, 0, false
	}
	start, err := seeker.Seek(0, io.SeekCurrent)
	if err != nil {
		return 0, 0, false
	}
	end, err := seeker.Seek(0, io.SeekEnd)
	if err != nil {
		return 0, 0, false
	}
	if _, err := seeker.Seek(start, io.SeekStart); err != nil {
		return 0, 0, false
	}
	return start, end - start, true
}

// encodeForm writes an object as application/x-www-form-urlencoded (WHATWG URL,
// section 5.2). A string is taken as a form that is written already.
func encodeForm(c *content, body any) ([]byte, error) {
	v, err := valueOf(body)
	if err != nil || v.kind == scalarValue {
		return []byte(v.text), err
	}
	var pairs []pair
	for i, key := range v.keys {
		p := parameter{key: key, style: "form", explode: true}
		how := c.part(key)
		if how != nil && how.style != "" {
			p.style, p.explode = how.style, how.explode
		}
		item := v.items[i]
		if how != nil && how.json {
			item = scalar(item.json())
		}
		pairs = append(pairs, p.pairs(item, url.QueryEscape)...)
	}
	return []byte(joinPairs(pairs, "&")), nil
}

// part returns how a field is written, nil when in the default way.
func (c *content) part(key string) *part {
	for i := range c.parts {
		if c.parts[i].key == key {
			return &c.parts[i]
		}
	}
	return nil
}

// encodeLines writes each element of a slice as a line of JSON.
func encodeLines(body any) ([]byte, error) {
	v := reflect.ValueOf(body)
	if v.Kind() != reflect.Slice {
		data, err := encodeJSON(body)
		return append(data, '\n'), err
	}
	var b bytes.Buffer
	for i := range v.Len() {
		data, err := encodeJSON(v.Index(i).Interface())
		if err != nil {
			return nil, err
		}
		b.Write(append(data, '\n'))
	}
	return b.Bytes(), nil
}
