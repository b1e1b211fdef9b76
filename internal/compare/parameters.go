package compare

import "github.com/apisteward/steward/internal/contract"

func parameterRules() []Rule {
	return []Rule{
		byDirection("parameter-removed", Breaking, Breaking, "A parameter or a response header's counterpart in a webhook was removed.",
			"What a consumer sends in it has no effect any more, or is refused; in a webhook, what it reads is not there.",
			"Go on accepting it, deprecated, until nobody sends it."),
		byDirection("required-parameter-added", Breaking, Info, "A required parameter was added.",
			"Requests that were complete before are refused.", "Make it optional, with a default that keeps what was done before."),
		byDirection("optional-parameter-added", Info, Info, "An optional parameter was added.", "Nobody needs to send it.", ""),
		byDirection("parameter-became-required", Breaking, Info, "A parameter became required.",
			"Requests without it are refused.", "Keep it optional, with a default that keeps what was done before."),
		byDirection("parameter-became-optional", Info, Breaking, "A parameter became optional.",
			"Consumers may leave it out; where the API sends it, consumers must be ready for its absence.", "Go on sending it always."),
		always("parameter-style-changed", Breaking, Minor, "The style or explode of a parameter changed.",
			"The same value is written in another way than before.", "Add a parameter under another name."),
		always("parameter-content-changed", Breaking, Minor, "A parameter is described by content instead of a schema, or the other way round.",
			"The same value is written in another way than before.", "Add a parameter under another name."),
		byDirection("parameter-became-list", Info, LevelOff, "A parameter that took one value takes a list, written as the parameter several times.",
			"A parameter that is sent once is a list of one (OpenAPI 3.0.4, section 4.7.12.4).", ""),
		byDirection("parameter-empty-value-refused", Breaking, Info, "A parameter may no longer be sent without a value.",
			"Requests with an empty value are refused.", "Go on accepting the empty value."),
		byDirection("parameter-empty-value-allowed", Info, Warning, "A parameter may be sent without a value.",
			"Consumers need not do so; where the API sends it, they must be ready for it.", "Go on sending a value."),
		byDirection("parameter-reserved-refused", Breaking, Info, "Reserved characters of a parameter must be percent-encoded now.",
			"Requests that have them as they are may be read in another way (RFC 3986, section 2.2).", "Go on accepting them as they are."),
		byDirection("parameter-reserved-allowed", Info, Warning, "Reserved characters of a parameter may stand as they are.",
			"Consumers may still percent-encode them; where the API sends it, they must be ready for both.", "Go on percent-encoding them."),
		always("parameter-deprecated", Info, Minor, "A parameter was deprecated.", "It goes on working.", ""),
		always("parameter-undeprecated", Info, Minor, "A parameter is no longer deprecated.", "It goes on working.", ""),
	}
}

// compareParameters matches parameters by name and place; those in the path by
// their position in the template.
func (d *differ) compareParameters(u *unit, dir contract.Direction, o, n *contract.Operation) {
	oldKeys, newKeys := pathKeys(o.Path), pathKeys(n.Path)
	byKey := make(map[string]*contract.Parameter, len(n.Parameters))
	for _, q := range n.Parameters {
		byKey[keyOf(q, newKeys)] = q
	}
	known := make(map[string]bool, len(o.Parameters))
	for _, p := range o.Parameters {
		if d.ignored(p) {
			continue
		}
		key := keyOf(p, oldKeys)
		known[key] = true
		if q := byKey[key]; q != nil {
			d.compareParameter(u, dir, p, q)
			continue
		}
		d.tell(u, dir, "parameter-removed", whole(fact{old: p.Node, about: p.Key(),
			text: "the " + p.In + " parameter " + quoted(p.Name) + " was removed"}))
	}
	for _, q := range n.Parameters {
		if !known[keyOf(q, newKeys)] && !d.ignored(q) {
			d.parameterAdded(u, dir, q)
		}
	}
}

func (d *differ) parameterAdded(u *unit, dir contract.Direction, q *contract.Parameter) {
	id, kind := "optional-parameter-added", "optional "
	if q.Required {
		id, kind = "required-parameter-added", "required "
	}
	d.tell(u, dir, id, whole(fact{new: q.Node, about: q.Key(), text: "the " + kind + q.In + " parameter " + quoted(q.Name) + " was added"}))
}

// ignored reports whether a parameter means nothing: since OpenAPI 3.0 those
// headers are described by media types and security (OpenAPI 3.0.4, section
// 4.7.12.2.1).
func (d *differ) ignored(p *contract.Parameter) bool {
	if p.In != "header" || max(d.old.doc.Edition, d.new.doc.Edition) < contract.OpenAPI30 {
		return false
	}
	switch p.Key() {
	case "header accept", "header content-type", "header authorization":
		return true
	}
	return false
}

// pathKeys gives each name in a path template its position as its key.
func pathKeys(path string) map[string]string {
	names := templateNames(path)
	if len(names) == 0 {
		return nil
	}
	keys := make(map[string]string, len(names))
	for i, name := range names {
		keys[name] = "path #" + decimal(int64(i))
	}
	return keys
}

// keyOf is what tells a parameter from others. The name of one in a path means
// nothing, nor does that of the whole query string (OpenAPI 3.2.0, section 4.12.2.1).
func keyOf(p *contract.Parameter, path map[string]string) string {
	switch p.In {
	case "querystring":
		return p.In
	case "path":
		if key, ok := path[p.Name]; ok {
			return key
		}
	}
	return p.Key()
}

// compareParameter compares a parameter that both operations have.
func (d *differ) compareParameter(u *unit, dir contract.Direction, p, q *contract.Parameter) {
	at := fact{old: p.Node, new: q.Node, about: q.Key()}
	if p.In == "path" {
		at.about = "path"
	}
	if p.Required != q.Required {
		id, text := "parameter-became-required", "it became required"
		if p.Required {
			id, text = "parameter-became-optional", "it became optional"
		}
		d.tell(u, dir, id, at.saying("required", text))
	}
	d.compareStyle(u, dir, p, q, at)
	if p.AllowEmptyValue != q.AllowEmptyValue {
		id, text := "parameter-empty-value-allowed", "it may be sent without a value"
		if p.AllowEmptyValue {
			id, text = "parameter-empty-value-refused", "it may no longer be sent without a value"
		}
		d.tell(u, dir, id, at.saying("allowEmptyValue", text))
	}
	if p.Deprecated != q.Deprecated {
		id, text := "parameter-deprecated", "it was deprecated"
		if p.Deprecated {
			id, text = "parameter-undeprecated", "it is no longer deprecated"
		}
		d.tell(u, dir, id, at.saying("deprecated", text))
	}
	d.compareLife(u, dir, p.Node, q.Node, at)
	d.wording(u, "description", p.Description, q.Description, p.Node, q.Node)
	d.compareExamples(u, examplesOf(p.Node), examplesOf(q.Node), p.Node, q.Node)
	d.compareParameterValue(u, dir, p, q, at)
}

func (f fact) saying(keyword, text string) fact {
	f.keyword, f.text = keyword, text
	return f
}

// compareParameterValue compares the schema, or the content, of a parameter.
func (d *differ) compareParameterValue(u *unit, dir contract.Direction, p, q *contract.Parameter, at fact) {
	if (len(p.Content) > 0) != (len(q.Content) > 0) {
		d.tell(u, dir, "parameter-content-changed", at.saying("content", "it is written in another way now"))
		return
	}
	if len(p.Content) > 0 {
		d.compareContent(u, dir, "parameter", p.Content, q.Content, p.Node, q.Node)
		return
	}
	if items, became := d.becameList(dir, p, q); became {
		d.tell(u, dir, "parameter-became-list", at.saying("schema", "it takes several values now"))
		d.useNodes(u, list(p.Schema), items, dir)
		return
	}
	d.useNodes(u, list(p.Schema), list(q.Schema), dir)
}

// list is a conjunction of one schema, or of none.
func list(n *contract.Node) []*contract.Node {
	if n == nil {
		return nil
	}
	return []*contract.Node{n}
}
