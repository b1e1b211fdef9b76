package report

import (
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

func pageOf(t *testing.T, v *Verification) (text string, root *html.Node) {
	t.Helper()
	var out strings.Builder
	if err := v.Write(&out, Options{Format: HTML, Version: "1.0.0"}); err != nil {
		t.Fatal(err)
	}
	root, err := html.Parse(strings.NewReader(out.String()))
	if err != nil {
		t.Fatal(err)
	}
	return out.String(), root
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// elements are all elements with a name.
func elements(root *html.Node, name string) []*html.Node {
	var list []*html.Node
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && n.Data == name {
			list = append(list, n)
		}
	}
	return list
}

func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

func TestPageNeedsNothingElse(t *testing.T) {
	text, root := pageOf(t, someFailures())
	for n := range root.Descendants() {
		for _, a := range n.Attr {
			switch {
			case a.Key == "src", a.Key == "srcset", a.Key == "href" && !strings.HasPrefix(a.Val, "#"), strings.HasPrefix(a.Key, "on"), a.Key == "style":
				t.Errorf("<%s %s=%q>", n.Data, a.Key, a.Val)
			}
		}
	}
	if found := regexp.MustCompile(`(?i)url\(|@import|<link|<iframe`).FindString(text); found != "" {
		t.Errorf("the page has %s", found)
	}
}

func TestPolicyAllowsTheScriptOfThePageAlone(t *testing.T) {
	_, root := pageOf(t, someFailures())
	var policy string
	for _, m := range elements(root, "meta") {
		if attribute(m, "http-equiv") == "Content-Security-Policy" {
			policy = attribute(m, "content")
		}
	}
	scripts, styles := elements(root, "script"), elements(root, "style")
	if len(scripts) != 1 || len(styles) != 1 {
		t.Fatalf("%d scripts and %d styles", len(scripts), len(styles))
	}
	if !strings.HasPrefix(policy, "default-src 'none';") || !strings.Contains(policy, "script-src "+digest(textOf(scripts[0]))+";") || !strings.Contains(policy, "style-src "+digest(textOf(styles[0]))+";") {
		t.Errorf("the policy is %s", policy)
	}
	if strings.Contains(policy, "unsafe") {
		t.Errorf("the policy is %s", policy)
	}
}

func TestTextOfAnAPIStaysText(t *testing.T) {
	hostile := `"'><img src=x onerror=alert(1)></script><script>alert(1)</script><style>*{}</style>{{.}}`
	v := someFailures()
	v.Document.Title, v.Document.Name, v.URL = hostile, hostile, hostile
	for i := range v.Failures {
		e := &v.Failures[i]
		e.ID, e.Check, e.Operation, e.Text, e.Expected, e.Arrived, e.CaseFile, e.Phase = hostile, hostile, hostile, hostile, hostile, hostile, hostile, hostile
		e.Steps[0] = Exchanged{Curl: hostile, Method: hostile, URL: hostile, Sent: []Field{{hostile, hostile}}, Body: hostile, Status: 200, Received: []Field{{hostile, hostile}}, Answer: hostile, Fault: hostile}
	}
	v.Skipped[0] = Skipped{hostile, hostile, hostile}
	v.Operations[0].Name, v.Gone[0].Text, v.NotJudged[0].Text = hostile, hostile, hostile
	v.Outputs[0] = WorkflowOutputs{hostile, map[string]any{hostile: hostile}}
	_, root := pageOf(t, v)
	if n := len(elements(root, "img")) + len(elements(root, "script")) + len(elements(root, "style")); n != 2 {
		t.Errorf("%d elements where the page has two", n)
	}
}

// Ids are unique, what is labelled by them is there, and every control has a
// name.
func TestPageCanBeUsedByAll(t *testing.T) {
	for name, v := range map[string]*Verification{"failures": someFailures(), "none": someSuccess(), "nothing": nothingExercised()} {
		_, root := pageOf(t, v)
		ids, labels := map[string]bool{}, map[string]bool{}
		for n := range root.Descendants() {
			if id := attribute(n, "id"); id != "" {
				if ids[id] {
					t.Errorf("%s: the id %s is given twice", name, id)
				}
				ids[id] = true
			}
			if n.Data == "label" {
				labels[attribute(n, "for")] = true
			}
		}
		for n := range root.Descendants() {
			if by := attribute(n, "aria-labelledby"); by != "" && !ids[by] {
				t.Errorf("%s: nothing has the id %s", name, by)
			}
			if href := attribute(n, "href"); href != "" && !ids[href[1:]] {
				t.Errorf("%s: %s leads nowhere", name, href)
			}
			if (n.Data == "input" || n.Data == "select") && !labels[attribute(n, "id")] {
				t.Errorf("%s: %s has no label", name, attribute(n, "id"))
			}
			if n.Data == "button" && textOf(n) == "" && attribute(n, "aria-label") == "" {
				t.Errorf("%s: a button has no name", name)
			}
		}
		if len(elements(root, "h1")) != 1 || len(elements(root, "main")) != 1 {
			t.Errorf("%s: there is to be one title and one main part", name)
		}
	}
}

func TestPageTellsEverything(t *testing.T) {
	v := someFailures()
	text, root := pageOf(t, v)
	entries := 0
	for _, d := range elements(root, "details") {
		if attribute(d, "class") != "" {
			entries++
		}
	}
	if entries != 5 {
		t.Errorf("%d entries, want 5", entries)
	}
	plainText := textOf(root)
	for _, want := range []string{
		"Does not keep its contract.", "new.yaml:120:9", "#/components/schemas/Book/properties/price", "Request 2 of 3", "curl --request DELETE 'http://localhost:8080/v1/books/1'",
		"steward verify --replay 'steward cases/0123456789abcdef.json'", "\"price\": \"12.50\"", "200 OK in 2 ms", "unexpected EOF", "give names of things that exist with --data FILE",
		"2026-10-01 the teapot | stays", "the API answered 500", "bodies of application/atom+xml", "Typed clients fail to decode it", "200 (990)", "buy-a-book", "Made by Steward 1.0.0", "22 November 2026, 17:00 UTC",
	} {
		if !strings.Contains(plainText, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	if !strings.Contains(text, `id="failure-0123456789abcdef"`) {
		t.Error("a failure cannot be linked to")
	}
}
