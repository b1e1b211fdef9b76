package verifytest

import (
	"bytes"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"unicode/utf8"
)

func photoSwitches() []Switch {
	const op = "POST /parts/{partId}/photo"
	return []Switch{
		{ID: "photo-drops", Check: "no-response", Operation: op, Text: "the connection breaks"},
		{ID: "photo-without-file", Check: "invalid-request-accepted", Operation: op, Text: "the file may be missing"},
	}
}

// photo is what an upload brought.
type photo struct {
	size     int
	hasFile  bool
	caption  string
	captured bool
	unknown  bool // has a field that nobody knows
}

func (s *Server) uploadPhoto(a *ask) reply {
	if s.part(a.params[0]) == nil {
		return notFound()
	}
	if refusal := a.demand("multipart/form-data"); refusal != nil {
		return *refusal
	}
	_, params, _ := mime.ParseMediaType(a.Header.Get("Content-Type"))
	p, err := readPhoto(multipart.NewReader(bytes.NewReader(a.body), params["boundary"]))
	switch {
	case err != nil || params["boundary"] == "":
		return badRequest("The body has no such parts")
	case !p.hasFile && !s.on("photo-without-file"):
		return unprocessable(wrong("/file", "is missing"))
	case p.unknown:
		return unprocessable(wrong("", "has a field that is not known"))
	case utf8.RuneCountInString(p.caption) > 80:
		return unprocessable(wrong("/caption", "is too long"))
	}
	o := object{"bytes": p.size}
	if p.captured {
		o["caption"] = p.caption
	}
	return reply{status: http.StatusAccepted, body: o, drop: s.on("photo-drops")}
}

// readPhoto reads a form (RFC 7578).
func readPhoto(form *multipart.Reader) (p photo, err error) {
	for {
		field, err := form.NextPart()
		if err == io.EOF {
			return p, nil
		}
		if err != nil {
			return p, err
		}
		content, err := io.ReadAll(field)
		if err != nil {
			return p, err
		}
		switch field.FormName() {
		case "file":
			p.size, p.hasFile = len(content), true
		case "caption":
			p.caption, p.captured = string(content), true
		default:
			p.unknown = true
		}
	}
}
