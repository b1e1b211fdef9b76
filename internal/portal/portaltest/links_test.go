package portaltest

import (
	"slices"
	"testing"
)

func TestBrokenLinks(t *testing.T) {
	got := BrokenLinks(t, map[string]string{
		"index.html": `<a href="a/b.html#x">good</a><a href="https://example.com/none">other</a><script src="s.js"></script><a href="#here" id="here">here</a>` +
			`<a href="a/c.html">1</a><a href="a/b.html#y">2</a><img src="i.png"><a href="/a/b.html">4</a><p id="here">5</p>`,
		"a/b.html": `<p id="x"><a href="../index.html">up</a>`,
		"s.js":     "",
		"a/b.md":   "# A heading, `too`\n\n[self](#a-heading-too) [1](b.md#z) [2](../none.md)\n",
	})
	want := []string{
		`index.html has two elements with id "here"`,
		`a/b.md leads to "b.md#z", which has no such anchor`,
		`a/b.md leads to "../none.md", which is not there`,
		`index.html leads to "a/c.html", which is not there`,
		`index.html leads to "a/b.html#y", which has no such anchor`,
		`index.html leads to "i.png", which is not there`,
		`index.html leads to "/a/b.html", which is not relative`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}
