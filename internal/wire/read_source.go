package wire

import "strings"

// source is what stands in a request for a value whose type is still to be
// found: each method takes it for another kind. Errors are Unreadable.
type source interface {
	scalar() (string, error)
	list() ([]source, error)
	members(*parts) ([]namedSource, error)
}

// namedSource is a member of an object.
type namedSource struct {
	name string
	source
}

// leaf is text with nothing inside.
type leaf struct {
	text string
	coding
}

func (l leaf) scalar() (string, error)               { return l.decode(l.text) }
func (l leaf) list() ([]source, error)               { return nil, errList }
func (l leaf) members(*parts) ([]namedSource, error) { return nil, errObject }

// delimited is text in which separators stand between elements, or names and
// values (RFC 6570, section 3.2.1).
type delimited struct {
	leaf
	separator string
	assigns   bool // members are written name=value
	trims     bool // spaces around parts mean nothing
}

func (f delimited) split() []string {
	if f.text == "" {
		return nil
	}
	split := strings.Split(f.text, f.separator)
	if f.trims {
		for i := range split {
			split[i] = strings.Trim(split[i], " \t")
		}
	}
	return split
}

func (f delimited) list() ([]source, error) {
	texts := f.split()
	list := make([]source, len(texts))
	for i, text := range texts {
		list[i] = leaf{text, f.coding}
	}
	return list, nil
}

func (f delimited) members(*parts) ([]namedSource, error) {
	texts := f.split()
	if f.assigns {
		return assigned(texts, f.coding)
	}
	if len(texts)%2 != 0 {
		return nil, errPairs
	}
	list := make([]namedSource, 0, len(texts)/2)
	for i := 0; i < len(texts); i += 2 {
		name, err := f.decode(texts[i])
		if err != nil {
			return nil, err
		}
		list = append(list, namedSource{name, leaf{texts[i+1], f.coding}})
	}
	return list, nil
}

// assigned reads members that are written name=value.
func assigned(texts []string, c coding) ([]namedSource, error) {
	list := make([]namedSource, 0, len(texts))
	for _, text := range texts {
		before, after, found := strings.Cut(text, "=")
		if !found {
			return nil, errMember
		}
		name, err := c.decode(before)
		if err != nil {
			return nil, err
		}
		list = append(list, namedSource{name, leaf{after, c}})
	}
	return list, nil
}

// several is text that is given any number of times, once an element.
type several struct {
	texts []string
	coding
}

func (s several) scalar() (string, error) {
	if len(s.texts) != 1 {
		return "", errRepeated
	}
	return s.decode(s.texts[0])
}

func (s several) list() ([]source, error) {
	list := make([]source, len(s.texts))
	for i, text := range s.texts {
		list[i] = leaf{text, s.coding}
	}
	return list, nil
}

func (s several) members(*parts) ([]namedSource, error) { return nil, errObject }
