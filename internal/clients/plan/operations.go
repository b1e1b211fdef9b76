package plan

import (
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// operations plans every operation of the document that a consumer calls.
func (b *builder) operations() {
	names, groupNames := NewScope(), NewScope()
	titles := b.tags()
	for _, source := range b.doc.Operations() {
		group := b.group(source, groupNames, titles)
		name := limited(NameOf(source.ID))
		if len(name) == 0 {
			name = limited(pathName(source))
		}
		for _, v := range b.variants(source) {
			op := &Operation{Source: source, Group: group, Name: name, Variant: v.label}
			if v.label != "" {
				op.Name = name.With(mediaName(v.label)...)
			}
			op.Name = names.Take(op.Name, source.Method)
			b.fill(op, v)
			group.Operations = append(group.Operations, op)
		}
	}
	for _, g := range b.pkg.Groups {
		g.nameMethods()
	}
}

// tags reads what the document says of its tags, by name.
func (b *builder) tags() map[string]*contract.Node {
	tags := make(map[string]*contract.Node)
	for _, tag := range b.doc.Root.Get("tags").Items() {
		tags[NameOf(tag.Get("name").Text()).key()] = tag
	}
	return tags
}

// group gives the group of an operation: that of its first tag, or of the
// first part of its path that is not a version when it has none. Tags that
// differ only in spelling are one group.
func (b *builder) group(source *contract.Operation, names *Scope, tags map[string]*contract.Node) *Group {
	title := ""
	if len(source.Tags) > 0 {
		title = source.Tags[0]
	}
	if len(NameOf(title)) == 0 {
		title = firstLiteral(source.Path)
	}
	key := NameOf(title).key()
	if g := b.groups[key]; g != nil {
		return g
	}
	g := &Group{Name: names.Take(limited(NameOf(title))), Title: oneLine(title), Description: tags[key].Get("description").Text()}
	b.groups[key] = g
	b.pkg.Groups = append(b.pkg.Groups, g)
	return g
}

// firstLiteral is the first part of a path that is neither a parameter nor a
// version, or "default".
func firstLiteral(path string) string {
	for part := range strings.SplitSeq(path, "/") {
		name := NameOf(part)
		if len(name) > 0 && !strings.Contains(part, "{") && !versionWord.MatchString(name.key()) && name.key() != "api" {
			return part
		}
	}
	return "default"
}

// pathName names an operation without an operationId: GET /users/{id} is
// [get users by id].
func pathName(source *contract.Operation) Name {
	name := NameOf(strings.ToLower(source.Method))
	for part := range strings.SplitSeq(source.Path, "/") {
		if strings.HasPrefix(part, "{") && strings.HasSuffix(part, "}") {
			name = name.With("by")
		}
		name = name.With(NameOf(part)...)
	}
	return name
}

// nameMethods names the operations within their group, without the group's own
// words when that is unmistakable.
func (g *Group) nameMethods() {
	count := make(map[string]int)
	short := make([]Name, len(g.Operations))
	for i, op := range g.Operations {
		short[i] = op.Name.without(g.Name)
		count[short[i].key()]++
		if len(short[i]) < len(op.Name) {
			count[op.Name.key()]++
		}
	}
	for i, op := range g.Operations {
		op.Method = short[i]
		if count[short[i].key()] > 1 {
			op.Method = op.Name
		}
	}
}

// without takes the words of a group out of an operation's name: in front, or,
// when they are several, anywhere ([read core v1 pod] in [core v1]).
func (n Name) without(group Name) Name {
	for i := 0; i+len(group) <= len(n); i++ {
		rest := slices.Concat(n[:i], n[i+len(group):])
		if slices.Equal(n[i:i+len(group)], group) && len(rest) > 0 && !digit(rest[0][0]) {
			return rest
		}
		if len(group) < 2 {
			break
		}
	}
	return n
}

// fill reads everything of an operation.
func (b *builder) fill(op *Operation, v variant) {
	source := op.Source
	op.Verb, op.Deprecated = source.Method, source.Deprecated
	op.Summary, op.Description = oneLine(source.Summary), source.Description
	docs := source.Node.Get("externalDocs")
	op.Docs = Link{URL: oneLine(docs.Get("url").Text()), Text: oneLine(docs.Get("description").Text())}
	at := place{name: op.Name, operation: op, own: func(t *Type) { op.Group.Types = append(op.Group.Types, t) }}
	b.parameters(op, at)
	op.Body = b.body(op, at, v.body)
	b.results(op, at, v.stream)
	op.Security = b.security(source)
	if given := b.servers(source.Servers); len(given) > 0 && given[0].URL != b.pkg.Servers[0].URL {
		op.Servers = given
	}
	switch op.Verb {
	case "GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE", "QUERY":
		op.Idempotent = true
	default:
		op.Idempotent = op.IdempotencyKey != nil
	}
}
