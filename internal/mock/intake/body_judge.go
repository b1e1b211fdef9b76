package intake

import (
	"strconv"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/wire"
)

// judgeBody says what the document refuses in the value of a body.
func (r *Reader) judgeBody(media *contract.Media, sentAs string, v any) *fault.Error {
	fields := r.bodyFields(media, sentAs, sample.Plain(v))
	if len(fields) == 0 {
		return nil
	}
	detail := "The body does not follow the document in several places."
	if len(fields) == 1 {
		detail = "The body does not follow the document: " + fields[0].Place + " " + fields[0].Detail + "."
	}
	return &fault.Error{Kind: fault.Invalid, Detail: detail, Fields: fields}
}

// bodyFields judges a value. The schema of a sequence is that of a list of its
// values or, as many documents have it that know no itemSchema, that of each of
// them.
func (r *Reader) bodyFields(media *contract.Media, sentAs string, v any) []fault.Field {
	whole := r.fieldsOf(media.Schema, v, "#")
	list, isList := v.([]any)
	switch {
	case !isList || !wire.IsSequence(sentAs):
		return whole
	case media.ItemSchema != nil:
		return append(whole, r.elementFields(media.ItemSchema, list)...)
	case len(whole) == 0:
		return nil
	}
	each := r.elementFields(media.Schema, list)
	if described := r.doc.Schema(r.doc.Resolve(media.Schema)); len(each) == 0 || described.Types&contract.TypeArray == 0 {
		return each
	}
	return whole
}

func (r *Reader) elementFields(schema *contract.Node, list []any) []fault.Field {
	var fields []fault.Field
	for i, v := range list {
		if fields = append(fields, r.fieldsOf(schema, v, "#/"+strconv.Itoa(i))...); len(fields) >= mostFields {
			break
		}
	}
	return fields
}
