package roundtrip

import (
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/clients/plan"
	"github.com/apisteward/steward/internal/contract"
)

// Operations of real documents are called with values made by chance: what
// came back is what was replied, and what arrives is the same from all
// languages.
func TestRealDocuments(t *testing.T) {
	if testing.Short() {
		t.Skip("this starts compilers")
	}
	for _, name := range []string{"docker/1.56.yaml", "figma/0.43.0.yaml"} {
		t.Run(strings.Split(name, "/")[0], func(t *testing.T) {
			p := corpusPlan(t, name)
			cases := Made(p, 60, rand.New(rand.NewPCG(1, 2)))
			t.Logf("%d cases", len(cases))
			for i, l := range []language{goLanguage, scriptLanguage, pythonLanguage} {
				for _, driver := range l.drivers {
					t.Run(driver, func(t *testing.T) {
						arrived := l.proveMade(t, driver, p, cases)
						if i == 0 {
							expect(cases, arrived)
						}
					})
				}
			}
		})
	}
}

func corpusPlan(t *testing.T, name string) *plan.Package {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("../../../corpus", filepath.FromSlash(name)))
	if os.IsNotExist(err) {
		t.Skipf("no corpus/%s here: `make corpus` fetches it", name)
	}
	if err != nil {
		t.Fatal(err)
	}
	doc, err := contract.Load(data, contract.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	p, err := plan.New(doc, plan.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// proveMade drives made cases, and returns what arrived.
func (l *language) proveMade(t *testing.T, driver string, p *plan.Package, cases []*Case) map[string][]*Request {
	server := NewServer(cases)
	defer server.Close()
	program := &Program{Name: "made-" + p.Name.Kebab(), Package: p}
	for _, c := range cases {
		call, err := newCall(p, c, server.Base(c.Name))
		if err != nil {
			t.Fatal(err)
		}
		program.Calls = append(program.Calls, call)
	}
	l.proveOne(t, program, server, driver)
	arrived := map[string][]*Request{}
	for _, c := range cases {
		arrived[c.Name] = server.Arrived(c.Name)
	}
	return arrived
}

// expect makes what arrived what is expected.
func expect(cases []*Case, arrived map[string][]*Request) {
	for _, c := range cases {
		if len(arrived[c.Name]) != 1 {
			continue
		}
		r := arrived[c.Name][0]
		s := &c.Exchanges[0].Sends
		s.Target = r.Target
		s.Headers = map[string]string{}
		for name := range maps.Keys(r.Header) {
			s.Headers[name] = strings.Join(r.Header.Values(name), " | ")
		}
		for _, name := range []string{"User-Agent", "Accept-Encoding", "Connection", "Content-Length", "Content-Type"} {
			delete(s.Headers, name)
		}
		expectBody(s, r)
	}
}

func expectBody(s *Sends, r *Request) {
	kind, _, _ := strings.Cut(r.Header.Get("Content-Type"), ";")
	switch {
	case strings.HasSuffix(kind, "json"):
		s.JSON, _ = Parse(r.Body)
	case kind == "application/x-www-form-urlencoded":
		s.Form = fields(r.Body)
	case strings.HasPrefix(kind, "multipart/"):
		list, _ := parts(r.Header.Get("Content-Type"), r.Body)
		for _, one := range list {
			s.Parts = append(s.Parts, Part{Name: one.name, File: one.file, Type: one.header.Get("Content-Type"), Body: string(one.body)})
		}
	default:
		body := string(r.Body)
		s.Body = &body
	}
	if kind != "" && !strings.HasPrefix(kind, "multipart/") {
		s.Headers["Content-Type"] = "/^" + regexp.QuoteMeta(kind) + "/"
	}
}
