package wire

import (
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// Path reads what stands in a path for a parameter, still encoded.
func (r *Reader) Path(p *contract.Parameter, text string) (any, error) {
	if len(p.Content) > 0 {
		return r.content(p.Content[0], leaf{text, percent})
	}
	switch p.Style {
	case "label":
		return r.label(p, text)
	case "matrix":
		return r.matrix(p, text)
	}
	return r.separated(p, leaf{text, percent})
}

func (r *Reader) label(p *contract.Parameter, text string) (any, error) {
	text, found := strings.CutPrefix(text, ".")
	if !found {
		return nil, errLabel
	}
	separator := ","
	if p.Explode {
		separator = "."
	}
	return r.value(p.Schema, delimited{leaf{text, percent}, separator, p.Explode, false})
}

// matrix reads ";name=value" and, when it explodes, more of the like (RFC 6570,
// section 3.2.7). Of an empty value the equals sign may be missing.
func (r *Reader) matrix(p *contract.Parameter, text string) (any, error) {
	text, found := strings.CutPrefix(text, ";")
	if !found {
		return nil, errMatrix
	}
	if p.Explode {
		return r.value(p.Schema, matrixSource{p.Name, strings.Split(text, ";")})
	}
	name, text, _ := strings.Cut(text, "=")
	if decoded, err := percent.decode(name); err != nil || decoded != p.Name {
		return nil, errMatrix
	}
	return r.value(p.Schema, delimited{leaf{text, percent}, ",", false, false})
}

// matrixSource is the texts between the semicolons of an exploded matrix.
type matrixSource struct {
	name  string
	texts []string
}

// own returns the values that are given under the parameter's own name.
func (m matrixSource) own() (several, error) {
	values := several{coding: percent}
	for _, text := range m.texts {
		name, value, _ := strings.Cut(text, "=")
		if decoded, err := percent.decode(name); err != nil || decoded != m.name {
			return several{}, errMatrix
		}
		values.texts = append(values.texts, value)
	}
	return values, nil
}

func (m matrixSource) scalar() (string, error) {
	values, err := m.own()
	if err != nil {
		return "", err
	}
	return values.scalar()
}

func (m matrixSource) list() ([]source, error) {
	values, err := m.own()
	if err != nil {
		return nil, err
	}
	return values.list()
}

func (m matrixSource) members(*parts) ([]namedSource, error) { return assigned(m.texts, percent) }
