package state

import (
	"strconv"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/resource"
	"github.com/apisteward/steward/internal/sample"
)

// kinds are those of books, which the document says how to make, and of their
// reviews, which it does not.
func kinds() (books, reviews *kind) {
	books = &kind{Resource: &resource.Resource{Path: "/books/{id}", Keys: []string{"id"}, Own: 1}, kept: true}
	reviews = &kind{Resource: &resource.Resource{Path: "/books/{id}/reviews/{review}", Keys: []string{"id", "review"}, Own: 1}, parent: books}
	return books, reviews
}

func (t *tree) with(k *kind, keys ...string) *node {
	n := t.reach(k, keys)
	t.put(n, newThing(k, keys, sample.Object{}))
	return n
}

func TestTreeKnowsWhatIsThere(t *testing.T) {
	books, reviews := kinds()
	tree := newTree()
	tree.with(books, "1")
	tree.with(reviews, "1", "a")
	deleted := tree.with(books, "2")
	tree.with(reviews, "2", "a")
	tree.bury(deleted)
	tree.bury(tree.reach(reviews, []string{"1", "b"}))
	for _, one := range []struct {
		k    *kind
		keys string
		want presence
	}{
		{books, "1", present}, {books, "2", gone}, {books, "3", missing},
		{reviews, "1 a", present}, {reviews, "1 b", gone}, {reviews, "1 c", assumed}, {reviews, "2 a", gone}, {reviews, "3 a", missing},
		{reviews, "1", assumed}, {nil, "", present},
	} {
		if _, is := tree.look(one.k, strings.Fields(one.keys)); is != one.want {
			t.Errorf("%s is %d, want %d", one.keys, is, one.want)
		}
	}
	if tree.things != 2 || tree.bytes != 2*(thingBytes+2)+3 {
		t.Errorf("%d things of %d bytes are counted", tree.things, tree.bytes)
	}
}

func TestTreeForgetsTheOldestGraves(t *testing.T) {
	books, reviews := kinds()
	books.kept = false
	tree := newTree()
	for i := range maxBuried + 10 {
		tree.bury(tree.reach(reviews, []string{strconv.Itoa(i), "a"}))
	}
	if _, is := tree.look(reviews, []string{"0", "a"}); is != assumed {
		t.Errorf("the oldest grave is %d", is)
	}
	if _, is := tree.look(reviews, []string{"10", "a"}); is != gone {
		t.Errorf("a younger one is %d", is)
	}
	if n := len(tree.root.below[books].nodes); n != maxBuried {
		t.Errorf("%d places are left", n)
	}
	tree.bury(tree.reach(books, []string{strings.Repeat("x", maxBuriedName+1)}))
	if n := len(tree.root.below[books].nodes); n != maxBuried {
		t.Errorf("a long name is remembered: %d places", n)
	}
}

func TestTreeKeepsTheOrder(t *testing.T) {
	books, _ := kinds()
	tree := newTree()
	for _, name := range []string{"c", "a", "b"} {
		tree.with(books, name)
	}
	tree.bury(tree.reach(books, []string{"c"}))
	tree.with(books, "c")
	tree.move(tree.reach(books, []string{"a"}), "d")
	var names []string
	for _, e := range tree.root.below[books].entries(nil) {
		names = append(names, e.keys[0])
	}
	if got := strings.Join(names, " "); got != "d b c" {
		t.Errorf("they are in the order %s", got)
	}
}
