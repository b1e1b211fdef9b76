package handlers

import (
	"context"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"strings"

	"github.com/apisteward/steward/gen"
	"github.com/apisteward/steward/internal/catalog"
	"github.com/apisteward/steward/internal/fault"
)

// CheckDocument answers POST /v1/checks.
func (s *server) CheckDocument(ctx context.Context, r gen.CheckDocumentRequestObject) (gen.CheckDocumentResponseObject, error) {
	document, against, err := readCheck(r.ContentType, r.Body)
	if err != nil {
		return nil, err
	}
	in := catalog.CheckInput{
		Viewer:  viewer(ctx),
		Body:    document,
		Against: against,
		API:     value(r.Params.API),
		Version: value(r.Params.Version),
	}
	switch {
	case in.Version != "" && in.API == "":
		return nil, fault.New(fault.Invalid, "A version needs the api that it is a version of.")
	case in.Version != "" && in.Against != nil:
		return nil, fault.New(fault.Invalid, "A version cannot be given beside a document to compare with.")
	}
	judgement, err := s.catalog.CheckDocument(ctx, in)
	if err != nil {
		return nil, err
	}
	return gen.CheckDocument200JSONResponse{Body: toJudgement(judgement)}, nil
}

// readCheck reads the document to judge and, from a form, the one to compare it
// with, which is nil when there is none.
func readCheck(contentType string, body io.Reader) (document, against []byte, err error) {
	media, parameters, err := mime.ParseMediaType(contentType)
	if err != nil || !strings.HasPrefix(media, "multipart/") {
		document, err = readBody(body)
		return document, nil, err
	}
	if parameters["boundary"] == "" {
		return nil, nil, formFault("has no boundary", nil)
	}
	return readForm(multipart.NewReader(body, parameters["boundary"]))
}

// readForm reads a form that has the part document and may have the part
// against, each once.
func readForm(form *multipart.Reader) (document, against []byte, err error) {
	parts := map[string][]byte{"document": nil, "against": nil}
	for {
		part, err := form.NextRawPart()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, nil, formError(err)
		}
		data, known := parts[part.FormName()]
		if !known || data != nil {
			return nil, nil, formFault("has a part other than document and against, or one of them twice", nil)
		}
		if data, err = io.ReadAll(part); err != nil {
			return nil, nil, formError(err)
		}
		parts[part.FormName()] = data // never nil
	}
	if parts["document"] == nil {
		return nil, nil, formFault("has no part named document", nil)
	}
	return parts["document"], parts["against"], nil
}

func formError(err error) error {
	if known := readError(err); fault.KindOf(known) != fault.Malformed {
		return known
	}
	return formFault("cannot be read", err)
}

func formFault(detail string, cause error) error {
	return &fault.Error{Kind: fault.Malformed, Detail: "The form " + detail + ".", Err: cause}
}
