package plan

// settle finishes what needs all types: discriminators, circles, and who sends
// what.
func (b *builder) settle() {
	for _, t := range b.pkg.Declared() {
		breakAliases(t)
	}
	for _, p := range b.unions {
		b.discriminate(p)
	}
	b.paginate()
	b.directions()
	b.circles()
	for _, e := range b.pkg.Errors {
		e.Problem = e.Problem || isProblem(e.Use.Type)
	}
}

// breakAliases makes an alias that leads to itself through aliases alone one of
// anything.
func breakAliases(t *Type) {
	at := t
	for range maxDepth {
		if at.Kind != Alias {
			return
		}
		if at = at.Elem.Type; at == nil || at == t {
			break
		}
	}
	t.Elem = anything()
	t.Notes = append(t.Notes, "It is defined by itself alone: any value is taken.")
}

// paginate finds how lists are paged.
func (b *builder) paginate() {
	for _, g := range b.pkg.Groups {
		for _, op := range g.Operations {
			op.Pagination = b.pagination(op)
		}
	}
}

// directions marks what is sent and what is received, and takes the duty to be
// there from properties that one of the two sides never gives. What is binary
// is text where JSON holds it.
func (b *builder) directions() {
	files := make(map[*Field]bool)
	input, output := make(map[*Type]bool), make(map[*Type]bool)
	for _, g := range b.pkg.Groups {
		for _, op := range g.Operations {
			for _, p := range op.Parameters {
				reach(p.Use.Type, input)
			}
			if op.Body != nil {
				reach(op.Body.Use.Type, input)
				for _, p := range op.Body.Parts {
					files[p.Field] = files[p.Field] || p.File
				}
			}
			for _, r := range op.Results {
				if r.Use.Type != nil {
					reach(r.Use.Type, output)
				}
			}
		}
	}
	for _, e := range b.pkg.Errors {
		reach(e.Use.Type, output)
	}
	for _, t := range b.pkg.Declared() {
		t.Input, t.Output = input[t], output[t]
		for _, f := range t.Fields {
			if f.ReadOnly && t.Input || f.WriteOnly && t.Output {
				f.Required = false
			}
			if !files[f] {
				f.Use = plainText(f.Use)
			}
		}
		if t.Kind == Alias {
			t.Elem = plainText(t.Elem)
		}
	}
}

// plainText gives a string for what is binary, also as an element.
func plainText(u Use) Use {
	switch t := u.Type; {
	case t.Name != nil:
	case t.Kind == String && t.Format == "binary":
		u.Type = &Type{Kind: String}
	case t.Kind == Array || t.Kind == Map:
		copied := *t
		copied.Elem = plainText(t.Elem)
		u.Type = &copied
	}
	return u
}

// uses lists the types that a type is made of.
func (t *Type) uses() []Use {
	uses := append([]Use(nil), t.Prefix...)
	if t.Elem.Type != nil {
		uses = append(uses, t.Elem)
	}
	for _, f := range t.Fields {
		uses = append(uses, f.Use)
	}
	for _, v := range t.Variants {
		uses = append(uses, v.Use)
	}
	return uses
}

// reach marks every type that t is made of, at any depth.
func reach(t *Type, seen map[*Type]bool) {
	stack := []*Type{t}
	for len(stack) > 0 {
		t = stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if seen[t] {
			continue
		}
		seen[t] = true
		for _, u := range t.uses() {
			stack = append(stack, u.Type)
		}
	}
}
