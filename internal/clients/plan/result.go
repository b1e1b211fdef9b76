package plan

import (
	"slices"
	"strconv"
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// results reads what an operation answers.
func (b *builder) results(op *Operation, at place, stream bool) {
	succeeds := slices.ContainsFunc(op.Source.Responses, func(r *contract.Response) bool { return strings.HasPrefix(r.Status, "2") })
	accept := []string{}
	take := func(media ...*contract.Media) {
		for _, m := range media {
			if m != nil && !slices.Contains(accept, m.Type) {
				accept = append(accept, m.Type)
			}
		}
	}
	for _, r := range op.Source.Responses {
		switch {
		case strings.HasPrefix(r.Status, "2"), r.Status == "default" && !succeeds:
			take(b.result(op, at, r, stream)...)
		case strings.HasPrefix(r.Status, "4"), strings.HasPrefix(r.Status, "5"), r.Status == "default":
			take(b.failure(op, at, r))
		}
	}
	op.Accept = strings.Join(accept, ", ")
	if op.Accept == "" {
		op.Accept = "*/*"
	}
}

// result reads a success, and returns the media types that are asked for.
func (b *builder) result(op *Operation, at place, r *contract.Response, stream bool) []*contract.Media {
	made := &Result{Statuses: []string{r.Status}, Description: r.Description}
	if raw(r.Node) && len(r.Content) > 0 {
		made.Media = rawMedia(r.Content[0])
		b.addResult(op, made, r, at)
		return r.Content
	}
	m := b.best(r.Content)
	if stream {
		for _, other := range r.Content {
			if k := b.kind(other); k == Events || k == Lines {
				m = other
			}
		}
	}
	if m != nil && r.Status != "204" && r.Status != "205" && op.Verb != "HEAD" {
		made.Media = b.media(b.home(r.Node, at.within(responseWords(op, r)...)), m)
		for _, other := range r.Content {
			if other != m && !stream && !sameSchema(other, m) && b.kind(other) != Events && b.kind(other) != Lines {
				op.Notes = append(op.Notes, "It can also answer with "+mediaType(other.Type)+", which the call does not ask for.")
			}
		}
	}
	b.addResult(op, made, r, at)
	return []*contract.Media{m}
}

// addResult adds a success to those of an operation, or its status to one that
// is alike.
func (b *builder) addResult(op *Operation, made *Result, r *contract.Response, at place) {
	names := NewScope()
	for _, h := range r.Headers {
		if !slices.Contains(notParameters, strings.ToLower(h.Name)) {
			made.Headers = append(made.Headers, b.parameter(h, names, at))
		}
	}
	for _, other := range op.Results {
		if other.Kind == made.Kind && other.Type == made.Type && (other.Use == made.Use || other.Use.Type != nil && made.Use.Type != nil && other.Use.Type.Name == nil && sameType(other.Use.Type, made.Use.Type)) {
			other.Statuses = append(other.Statuses, r.Status)
			return
		}
	}
	op.Results = append(op.Results, made)
}

// responseWords names the type of a response: the first success is the
// "response", others have their status.
func responseWords(op *Operation, r *contract.Response) []string {
	if strings.HasPrefix(r.Status, "2") && len(op.Results) == 0 {
		return []string{"response"}
	}
	if _, err := strconv.Atoi(r.Status); err != nil {
		return []string{strings.ToLower(r.Status), "response"}
	}
	return []string{r.Status, "response"}
}

// failure reads an error reply, and returns the media type that its body comes
// in.
func (b *builder) failure(op *Operation, at place, r *contract.Response) *contract.Media {
	made := &Failure{Status: r.Status, Description: r.Description}
	op.Errors = append(op.Errors, made)
	m := b.best(r.Content)
	if m == nil || b.kind(m) != JSON || op.Verb == "HEAD" {
		return nil
	}
	if m.Schema != nil {
		made.Error = b.opErrors[op][m.Schema.Hash()]
	}
	if made.Error == nil {
		made.Error = b.error(b.media(b.home(r.Node, at.within(errorWords(op, r)...)), m))
		b.remember(op, m, made.Error)
	}
	return m
}

// remember lets the other errors of an operation whose bodies are described in
// the same words be the same error.
func (b *builder) remember(op *Operation, m *contract.Media, e *Error) {
	if e == nil || m.Schema == nil {
		return
	}
	if b.opErrors[op] == nil {
		b.opErrors[op] = make(map[contract.Hash]*Error)
	}
	b.opErrors[op][m.Schema.Hash()] = e
}

// errorWords names the type of an error body: the first of an operation is its
// "error", others have their status.
func errorWords(op *Operation, r *contract.Response) []string {
	first := !slices.ContainsFunc(op.Errors, func(f *Failure) bool { return f.Error != nil })
	if first || r.Status == "default" {
		return []string{"error"}
	}
	return []string{strings.ToLower(r.Status), "error"}
}

// error gives the error for a body; nil for one that is not an object.
func (b *builder) error(m Media) *Error {
	t := m.Use.Type
	if t.Name == nil {
		return nil
	}
	if e := b.errors[t]; e != nil {
		return e
	}
	e := &Error{Name: b.scope.Take(errorName(t.Name)), Use: m.Use, Problem: mediaType(m.Type) == "application/problem+json"}
	b.errors[t] = e
	b.pkg.Errors = append(b.pkg.Errors, e)
	return e
}

// errorName names the error with a body of a type: [problem error] of
// [problem], but [basic api error] of [basic error].
func errorName(t Name) Name {
	last := t[len(t)-1]
	switch {
	case last == "error", last == "errors", last == "exception":
		return t[:len(t)-1:len(t)-1].With("api", "error")
	case last == "response" && len(t) > 1:
		return errorName(t[: len(t)-1 : len(t)-1])
	}
	return t.With("error")
}

// isProblem reports whether an object has the members of Problem details (RFC
// 9457, section 3.1).
func isProblem(t *Type) bool {
	found := 0
	for _, f := range fieldsOf(t) {
		if f.Key == "title" || f.Key == "status" || f.Key == "detail" {
			found++
		}
	}
	return found == 3
}
