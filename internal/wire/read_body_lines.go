package wire

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/apisteward/steward/internal/fault"
)

// IsSequence reports whether bodies of a media type are JSON texts one after
// another, which are read as a list.
func IsSequence(mediaType string) bool { return isLines(essence(mediaType)) }

// readLines reads JSON texts one after another as a list: each on a line of
// its own or, in a text sequence, after a record separator (RFC 7464, section
// 2.1). Empty ones are passed over.
func readLines(in *incoming) (any, error) {
	if err := knownCharset(in.parameters["charset"]); err != nil {
		return nil, err
	}
	data := bytes.TrimPrefix(in.data, []byte("\ufeff"))
	if tooManyValues(data) || bytes.Count(data, []byte(separatorOf(in.base))) >= maxValues {
		return nil, fault.New(fault.TooLarge, "The body has more than %d values.", maxValues)
	}
	list := []any{}
	line := 1
	for text := range bytes.SplitSeq(data, []byte(separatorOf(in.base))) {
		if len(bytes.TrimSpace(text)) > 0 {
			v, err := parseJSON(text, "JSON")
			if err != nil {
				return nil, within(err, "a sequence of JSON texts", "#/"+strconv.Itoa(len(list)), line-1)
			}
			list = append(list, v)
		}
		if line += bytes.Count(text, []byte("\n")); separatorOf(in.base) == "\n" {
			line++
		}
	}
	return list, nil
}

// separatorOf is what stands between the texts of a sequence.
func separatorOf(base string) string {
	if strings.HasSuffix(base, "json-seq") {
		return "\x1e"
	}
	return "\n"
}
