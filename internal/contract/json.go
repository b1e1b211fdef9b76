package contract

// jsonReader turns a JSON text into nodes.
type jsonReader struct {
	*builder
	lex jsonLexer
}

// parseJSON reads one JSON text (RFC 8259), which must be UTF-8.
func parseJSON(data []byte, b *builder) (*Node, error) {
	r := &jsonReader{builder: b, lex: jsonLexer{data: data, line: 1}}
	root, err := r.value(nil, 0)
	if err != nil {
		return nil, err
	}
	if r.lex.peek(); r.lex.pos < len(data) {
		return nil, r.lex.fail("there is more text after the end of the JSON value")
	}
	return root, nil
}

// value reads the value that comes next, depth levels deep.
func (r *jsonReader) value(parent *Node, depth int) (*Node, error) {
	switch c := r.lex.peek(); c {
	case '{':
		return r.container(parent, Object, '}', depth+1)
	case '[':
		return r.container(parent, Array, ']', depth+1)
	case '"':
		return r.scalar(parent, String)
	case 't', 'f':
		return r.scalar(parent, Bool)
	case 'n':
		return r.scalar(parent, Null)
	default:
		if c == '-' || r.lex.digit() {
			return r.scalar(parent, Number)
		}
		return nil, r.lex.unexpected("a value")
	}
}

func (r *jsonReader) scalar(parent *Node, kind Kind) (*Node, error) {
	n, err := r.begin(parent, kind, r.lex.line, r.lex.column())
	if err != nil {
		return nil, err
	}
	n.text, err = r.literal(kind)
	return n, err
}

// literal reads the text of a scalar.
func (r *jsonReader) literal(kind Kind) (string, error) {
	var text []byte
	var err error
	switch {
	case kind == String:
		text, err = r.lex.text()
	case kind == Number:
		text, err = r.lex.number()
	case kind == Null:
		return "null", r.lex.word("null")
	case r.lex.data[r.lex.pos] == 't':
		return "true", r.lex.word("true")
	default:
		return "false", r.lex.word("false")
	}
	if err != nil {
		return "", err
	}
	return r.texts.keep(text), nil
}

// container reads an object or an array, whose opening bracket comes next.
func (r *jsonReader) container(parent *Node, kind Kind, end byte, depth int) (*Node, error) {
	line, column := r.lex.line, r.lex.column()
	if depth > r.limits.Depth {
		return nil, r.tooDeep(line, column)
	}
	n, err := r.begin(parent, kind, line, column)
	if err != nil {
		return nil, err
	}
	r.lex.pos++
	mark := len(r.scratch)
	for more := r.lex.peek() != end; more; {
		child, err := r.child(n, depth)
		if err != nil {
			return nil, err
		}
		r.scratch = append(r.scratch, child)
		if more, err = r.comma(end); err != nil {
			return nil, err
		}
	}
	r.lex.pos++
	r.finish(n, mark)
	return n, nil
}

// child reads a member of an object or an element of an array.
func (r *jsonReader) child(n *Node, depth int) (child Child, err error) {
	next := r.lex.peek()
	child.Line, child.Column = int32(r.lex.line), int32(r.lex.column())
	if n.Kind == Object {
		if next != '"' {
			return child, r.lex.unexpected("a key in double quotes")
		}
		if child.Key, err = r.literal(String); err != nil {
			return child, err
		}
		if r.lex.peek() != ':' {
			return child, r.lex.unexpected("a colon")
		}
		r.lex.pos++
	}
	child.Value, err = r.value(n, depth)
	return child, err
}

// comma passes over a comma, or reports that the end of the container comes
// next.
func (r *jsonReader) comma(end byte) (more bool, err error) {
	switch r.lex.peek() {
	case end:
		return false, nil
	case ',':
		r.lex.pos++
		if r.lex.peek() == end {
			return false, r.lex.fail("there is a comma too many before this %c", end)
		}
		return true, nil
	}
	return false, r.lex.unexpected("a comma or " + string(end))
}
