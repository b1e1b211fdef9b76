package wire

import (
	"bytes"
	"errors"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/sample"
)

// readYAML reads one document of YAML, which all JSON is (RFC 9512). Its keys
// must differ (YAML 1.2.2, section 3.2.1.3).
func readYAML(in *incoming) (any, error) {
	data, err := in.text()
	if err != nil {
		return nil, err
	}
	added := 0
	if first := bytes.TrimLeft(data, " \t\r\n"); len(first) > 0 && strings.IndexByte(`{["`, first[0]) >= 0 {
		if v, err := parseJSON(data, "JSON"); err == nil {
			return v, nil
		}
		data, added = append([]byte("---\n"), data...), 1 // else what begins with a bracket is JSON and nothing else
	}
	root, defects, err := contract.Parse(data, bodyLimits(data))
	switch {
	case err != nil:
		return nil, yamlFault(err, added)
	case len(defects) > 0:
		return nil, repeated(defects, "YAML", added)
	}
	return sample.Of(root), nil
}

// yamlFault says where a text is not YAML, in words of our own: those of the
// library repeat parts of the text.
func yamlFault(err error, added int) error {
	var known *fault.Error
	if !errors.As(err, &known) {
		return unreadable("YAML", 0, 0, "the text is not well-formed")
	}
	if known.Kind == fault.TooLarge {
		return fault.New(fault.TooLarge, "The body has more than %d values, aliases expanded.", maxValues)
	}
	line := 0
	if len(known.Fields) > 0 {
		line = max(known.Fields[0].Line-added, 1)
	}
	return unreadable("YAML", line, 0, "the text is not well-formed, or holds more than one document")
}
