package lint

import (
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

func operationTags() Rule {
	return Rule{
		ID: "operation-tags", Severity: Hint, Group: "style", Editions: InAll,
		Summary: "Every operation has a tag",
		Why:     "Pages and clients group operations by tag and leave the others in a heap",
		Remedy:  "Give the operation a tag",
		Check: func(p *Pass) {
			for op := range p.calls() {
				if op.Node.Get("tags").Len() == 0 {
					p.Report(op.Node, "the operation has no tag")
				}
			}
		},
	}
}

func operationSingularTag() Rule {
	return Rule{
		ID: "operation-singular-tag", Severity: Hint, Optional: true, Group: "style", Editions: InAll,
		Summary: "No operation has more than one tag",
		Why:     "Clients that make a class of each tag generate the operation twice",
		Remedy:  "Keep one tag",
		Check: func(p *Pass) {
			for op := range p.calls() {
				if tags := op.Node.Get("tags"); tags.Len() > 1 {
					p.Report(tags, "the operation has %d tags", tags.Len())
				}
			}
		},
	}
}

// operationTagDefined reports each tag once, where it is first used, so that a
// document without tags of its own is not drowned.
func operationTagDefined() Rule {
	return Rule{
		ID: "operation-tag-defined", Severity: Hint, Group: "style", Editions: InAll,
		Summary: "Operations use only tags that the document declares",
		Why:     "A tag that is declared nowhere has no description and no place in the order, and may be a typing error",
		Remedy:  "Declare the tag in the document's tags",
		Check: func(p *Pass) {
			known := make(map[string]bool)
			for _, tag := range p.Doc.Root.Get("tags").Items() {
				known[tag.Get("name").Text()] = true
			}
			for op := range p.calls() {
				for _, tag := range op.Node.Get("tags").Items() {
					if name := tag.Text(); name != "" && !known[name] {
						known[name] = true
						p.Report(tag, "the tag %q is not declared in the document's tags", name)
					}
				}
			}
		},
	}
}

func tags() Rule {
	return Rule{
		ID: "openapi-tags", Severity: Hint, Optional: true, Group: "style", Editions: InAll,
		Summary: "The document declares tags",
		Why:     "Their order and descriptions make the first page of a reference",
		Remedy:  "Add tags to the document",
		Check: func(p *Pass) {
			if tags := p.Doc.Root.Get("tags"); tags.Len() == 0 {
				p.Report(tags, "the document declares no tags")
			}
		},
	}
}

func tagsAlphabetical() Rule {
	return Rule{
		ID: "openapi-tags-alphabetical", Severity: Hint, Optional: true, Group: "style", Editions: InAll,
		Summary: "The document's tags are in alphabetical order",
		Why:     "A long list is searched by eye",
		Remedy:  "Sort the tags by name",
		Check: func(p *Pass) {
			last := ""
			for _, tag := range p.Doc.Root.Get("tags").Items() {
				name := tag.Get("name").Text()
				if strings.ToLower(name) < strings.ToLower(last) {
					p.Report(tag, "the tag %q stands after %q", name, last)
				}
				last = name
			}
		},
	}
}

// tagsUnique: OpenAPI 3.1.1, section 4.8.1 (tags): "Each tag name in the list
// MUST be unique."
func tagsUnique() Rule {
	return Rule{
		ID: "openapi-tags-uniqueness", Severity: Error, Group: "meaning", Editions: InAll,
		Summary: "No tag is declared twice",
		Why:     "Tools take one of the two descriptions and drop the other",
		Remedy:  "Merge the two tags",
		Check: func(p *Pass) {
			seen := make(map[string]bool)
			for _, tag := range p.Doc.Root.Get("tags").Items() {
				name := tag.Get("name")
				if !name.Is(contract.String) {
					continue
				}
				if seen[name.Text()] {
					p.Report(name, "the tag %q is declared twice", name.Text())
				}
				seen[name.Text()] = true
			}
		},
	}
}

func tagDescription() Rule {
	return Rule{
		ID: "tag-description", Severity: Hint, Optional: true, Group: "style", Editions: InAll,
		Summary: "Every declared tag has a description",
		Why:     "It introduces a chapter of the reference",
		Remedy:  "Add a description to the tag",
		Check: func(p *Pass) {
			for _, tag := range p.Doc.Root.Get("tags").Items() {
				if tag.Is(contract.Object) && blank(tag.Get("description")) {
					p.Report(first(tag.Get("name"), tag), "the tag has no description")
				}
			}
		},
	}
}

// tagParent: OpenAPI 3.2.0, Tag Object: the named parent must exist, and
// parents must not run in circles.
func tagParent() Rule {
	return Rule{
		ID: "oas3_2-tag-parent", Severity: Error, Group: "meaning", Editions: In32,
		Summary: "A tag's parent is a declared tag and does not descend from it",
		Why:     "The tree of tags has no root to be drawn from",
		Remedy:  "Name a declared tag that is not below this one",
		Check: func(p *Pass) {
			parents := make(map[string]string)
			for _, tag := range p.Doc.Root.Get("tags").Items() {
				parents[tag.Get("name").Text()] = tag.Get("parent").Text()
			}
			rooted := make(map[string]bool)
			for _, tag := range p.Doc.Root.Get("tags").Items() {
				parent := tag.Get("parent")
				if parent.Text() == "" {
					continue
				}
				if _, ok := parents[parent.Text()]; !ok {
					p.Report(parent, "the parent %q is no declared tag", parent.Text())
				} else if !reachesRoot(tag.Get("name").Text(), parents, rooted) {
					p.Report(parent, "the tag %q is its own ancestor, or below one that is", tag.Get("name").Text())
				}
			}
		},
	}
}

// reachesRoot follows parents up to a tag without one. Tags known to get there
// are remembered in rooted, so that each is followed once.
func reachesRoot(name string, parents map[string]string, rooted map[string]bool) bool {
	var way []string
	onWay := make(map[string]bool)
	for name != "" && !rooted[name] {
		if onWay[name] {
			return false
		}
		onWay[name] = true
		way = append(way, name)
		name = parents[name]
	}
	for _, n := range way {
		rooted[n] = true
	}
	return true
}
