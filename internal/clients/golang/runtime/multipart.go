package runtime

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net/textproto"
	"reflect"
	"slices"
	"strings"
)

// FilePart is a file within a multipart body.
type FilePart struct {
	Name        string // file name; "" for none
	ContentType string // "" for application/octet-stream
	Content     io.Reader
}

// MarshalJSON fails: a file cannot be sent as JSON.
func (FilePart) MarshalJSON() ([]byte, error) {
	return nil, errors.New("a file cannot be written as JSON")
}

// section is one part of a multipart body.
type section struct {
	header textproto.MIMEHeader
	text   string
	file   io.Reader // instead of text
}

// multipartPayload writes the fields of a struct as multipart/form-data (RFC
// 7578). Files are sent as they are read; with files that can seek the body can
// be sent again.
func multipartPayload(c *content, body any) (*payload, error) {
	sections, err := sectionsOf(c, body)
	if err != nil {
		return nil, err
	}
	boundary := multipart.NewWriter(io.Discard).Boundary()
	media := strings.TrimSuffix(c.media, "/*")
	if media == "multipart" {
		media = "multipart/form-data"
	}
	p := &payload{media: media + "; boundary=" + boundary, size: -1, again: true}
	streamed := false
	again := make([]*rewinder, len(sections)) // of files that can seek
	for i, s := range sections {
		if s.file == nil {
			continue
		}
		streamed = true
		if start, _, ok := extent(s.file); ok {
			again[i] = &rewinder{source: s.file, start: start}
		} else {
			p.again = false
		}
	}
	if !streamed {
		var b bytes.Buffer
		err := writeSections(&b, boundary, sections)
		return bytesPayload(p.media, b.Bytes()), err
	}
	p.open = func() (io.ReadCloser, error) {
		sections := slices.Clone(sections)
		for i, file := range again {
			if file == nil {
				continue
			}
			var err error
			if sections[i].file, err = file.open(); err != nil {
				return nil, err
			}
		}
		reader, writer := io.Pipe()
		go func() { writer.CloseWithError(writeSections(writer, boundary, sections)) }()
		return reader, nil
	}
	return p, nil
}

func writeSections(w io.Writer, boundary string, sections []section) error {
	writer := multipart.NewWriter(w)
	if err := writer.SetBoundary(boundary); err != nil {
		return err
	}
	for _, s := range sections {
		part, err := writer.CreatePart(s.header)
		if err != nil {
			return err
		}
		source := s.file
		if source == nil {
			source = strings.NewReader(s.text)
		}
		if _, err := io.Copy(part, source); err != nil {
			return err
		}
	}
	return writer.Close()
}

// sectionsOf splits a struct into parts. Anything that is not a struct is split
// by the JSON that it writes itself as.
func sectionsOf(c *content, body any) ([]section, error) {
	v := reflect.Indirect(reflect.ValueOf(body))
	if v.Kind() != reflect.Struct || !hasFiles(v) {
		return sectionsOfValue(c, body)
	}
	var sections []section
	for i := range v.NumField() {
		key := jsonKey(v.Type().Field(i))
		if key == "" || absent(v.Field(i)) {
			continue
		}
		more, err := sectionsOfField(c, key, v.Field(i).Interface())
		if err != nil {
			return nil, err
		}
		sections = append(sections, more...)
	}
	return sections, nil
}

func hasFiles(v reflect.Value) bool {
	for i := range v.NumField() {
		if !v.Type().Field(i).IsExported() {
			continue
		}
		switch v.Field(i).Interface().(type) {
		case FilePart, *FilePart, []FilePart:
			return true
		}
	}
	return false
}

func sectionsOfField(c *content, key string, given any) ([]section, error) {
	switch file := given.(type) {
	case FilePart:
		return []section{file.section(c, key)}, nil
	case *FilePart:
		return []section{file.section(c, key)}, nil
	case []FilePart:
		var sections []section
		for _, f := range file {
			sections = append(sections, f.section(c, key))
		}
		return sections, nil
	}
	v, err := valueOf(given)
	if err != nil {
		return nil, fmt.Errorf("field %s: %w", key, err)
	}
	return textSections(c, key, v), nil
}

func sectionsOfValue(c *content, body any) ([]section, error) {
	v, err := valueOf(body)
	if err != nil {
		return nil, err
	}
	var sections []section
	for i, key := range v.keys {
		sections = append(sections, textSections(c, key, v.items[i])...)
	}
	return sections, nil
}

// textSections writes a field that is no file: scalars as text, elements of an
// array as parts of their own, anything else as JSON.
func textSections(c *content, key string, v value) []section {
	how := c.part(key)
	switch {
	case v.kind == nullValue:
		return nil
	case v.kind == arrayValue && (how == nil || !how.json || how.many):
		var sections []section
		for _, item := range v.items {
			sections = append(sections, textSection(how, key, item))
		}
		return sections
	}
	return []section{textSection(how, key, v)}
}

func textSection(how *part, key string, v value) section {
	media := ""
	if v.kind != scalarValue {
		media = "application/json"
	}
	if how != nil && how.media != "" {
		media = how.media
	}
	text := v.flat()
	if how != nil && how.json {
		text = v.json()
	}
	return section{header: disposition(key, "", media), text: text}
}

func (f *FilePart) section(c *content, key string) section {
	media := f.ContentType
	if how := c.part(key); media == "" && how != nil && !strings.Contains(how.media, "*") {
		media, _, _ = strings.Cut(how.media, ",")
	}
	if media == "" {
		media = "application/octet-stream"
	}
	name := f.Name
	if name == "" {
		name = key
	}
	content := f.Content
	if content == nil {
		content = strings.NewReader("")
	}
	return section{header: disposition(key, name, media), file: content}
}

// disposition returns the header of a part, names quoted as WHATWG HTML,
// section 4.10.21.8, says.
func disposition(key, file, media string) textproto.MIMEHeader {
	quote := strings.NewReplacer("\r", "%0D", "\n", "%0A", `"`, "%22").Replace
	text := `form-data; name="` + quote(key) + `"`
	if file != "" {
		text += `; filename="` + quote(file) + `"`
	}
	header := textproto.MIMEHeader{"Content-Disposition": {text}}
	if media != "" {
		header.Set("Content-Type", strings.NewReplacer("\r", "", "\n", "").Replace(media))
	}
	return header
}
