package route

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/corpustest"
	"github.com/apisteward/steward/internal/portal/sample"
)

// directoryStep is how many of the directory's documents there are for one that
// is looked at.
const directoryStep = 40

// A request that is made for an operation comes back to it, below its server's
// base path and without, or to one that the document does not tell from it.
func TestOperationsOfRealDocumentsAreFound(t *testing.T) {
	for _, name := range []string{
		"github/23.0.2.json", "github-ghes-3.19/23.0.2.json", "stripe/0.203.0.json", "figma/0.43.0.yaml", "docker/1.56.yaml",
		"twilio/9.0.0.json", "vault/0.4.3.json", "kubernetes/1.36.3.json", "datadog/2.67.0.yaml",
	} {
		t.Run(strings.ReplaceAll(name, "/", " "), func(t *testing.T) {
			if n := comesBack(t, name, corpustest.Document(t, name)); n == 0 {
				t.Error("no operation was looked for")
			}
		})
	}
}

// The same of a fair sample of 2,600 documents that nobody looked after.
func TestOperationsOfManyDocumentsAreFound(t *testing.T) {
	operations := 0
	for name, doc := range corpustest.Many(t, directoryStep, 4<<20) {
		operations += comesBack(t, name, doc)
	}
	t.Logf("%d operations", operations)
}

// comesBack looks for every operation of a document and returns how many.
func comesBack(t *testing.T, name string, doc *contract.Document) int {
	t.Helper()
	routes, samples := New(doc), sample.New(doc)
	looked := 0
	for _, op := range doc.Operations() {
		request := samples.Request(op)
		paths := []string{request.Path}
		if u, err := url.Parse(request.URL()); err == nil {
			paths = append(paths, u.EscapedPath()+"?"+u.RawQuery)
		}
		for _, target := range paths {
			path, query, _ := strings.Cut(target, "?")
			m, _, found := routes.FindTarget(op.Method, path, query)
			switch looked++; {
			case !found:
				t.Errorf("%s: %s is not found by %s", name, op.Name(), target)
			case m.Base != "" && target == request.Path: // which begins like a base path
			case m.Operation != op && !asGood(m.Operation, op, path[len(m.Base):]):
				t.Errorf("%s: %s leads to %s with %s", name, op.Name(), m.Operation.Name(), target)
			}
		}
	}
	return looked
}

// asGood reports whether a path is that of either operation, and of the found
// one no less.
func asGood(found, want *contract.Operation, path string) bool {
	f, w := bare(found.Path), bare(want.Path)
	if nameless(f) == nameless(w) {
		return true
	}
	return found.Method == want.Method && fitting(f).MatchString(path) && slices.Compare(concreteness(f), concreteness(w)) >= 0
}

var braces = regexp.MustCompile(`\{[^{}]*\}`)

func nameless(path string) string { return braces.ReplaceAllString(path, "{}") }

func bare(path string) string {
	if at := strings.IndexAny(path, "?#"); at >= 0 {
		return path[:at]
	}
	return path
}

func fitting(path string) *regexp.Regexp {
	var b strings.Builder
	for i, text := range braces.Split(path, -1) {
		if i > 0 {
			b.WriteString("[^/]+")
		}
		b.WriteString(regexp.QuoteMeta(text))
	}
	return regexp.MustCompile("^" + b.String() + "$")
}

// concreteness is, for each segment of a path, how little of it is left open.
func concreteness(path string) []int {
	var out []int
	for segment := range strings.SplitSeq(path, "/") {
		text := braces.ReplaceAllString(segment, "")
		switch {
		case text == segment:
			out = append(out, 1<<20)
		default:
			out = append(out, len(text))
		}
	}
	return out
}
