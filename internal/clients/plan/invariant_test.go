package plan

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/apisteward/steward/internal/contract"
)

// check says what a plan lacks that every emitter counts on.
func check(p *Package) error {
	seen := make(map[string]bool)
	named := func(kind string, n Name) error {
		if len(n) == 0 || seen[n.key()] {
			return fmt.Errorf("%s has the name %q, which is empty or another's", kind, n)
		}
		seen[n.key()] = true
		return nil
	}
	declared := make(map[*Type]bool)
	all := p.Declared()
	for _, t := range all {
		if err := named("a type", t.Name); err != nil {
			return err
		}
		declared[t] = true
	}
	for _, e := range p.Errors {
		if err := named("an error", e.Name); err != nil {
			return err
		}
	}
	for _, t := range all {
		if err := checkType(t, declared, 0); err != nil {
			return fmt.Errorf("%s: %w", t.Place, err)
		}
	}
	seen = make(map[string]bool)
	planned := make(map[*contract.Operation]bool)
	for _, g := range p.Groups {
		for _, op := range g.Operations {
			planned[op.Source] = true
			if err := named("an operation", op.Name); err != nil {
				return err
			}
			if err := checkOperation(op, declared); err != nil {
				return fmt.Errorf("%s: %w", op.Source.Name(), err)
			}
		}
	}
	for _, op := range p.Document.Operations() {
		if !planned[op] {
			return fmt.Errorf("%s has no method", op.Name())
		}
	}
	return nil
}

func checkType(t *Type, declared map[*Type]bool, depth int) error {
	if depth > 100 {
		return fmt.Errorf("a type without a name holds itself")
	}
	if (t.Kind == Object || t.Kind == Union || t.Kind == Alias || t.Kind == Enum && len(t.Values) > 1) && t.Name == nil {
		return fmt.Errorf("a type of kind %d has no name", t.Kind)
	}
	if (t.Kind == Array || t.Kind == Map || t.Kind == Alias || t.Kind == Enum || t.Open) && t.Elem.Type == nil {
		return fmt.Errorf("a type of kind %d has no element", t.Kind)
	}
	if t.Kind == Union && len(t.Variants) < 2 || t.Kind == Enum && len(t.Values) < 1 {
		return fmt.Errorf("a type of kind %d has no choice", t.Kind)
	}
	for _, u := range t.uses() {
		if u.Type.Name != nil {
			if !declared[u.Type] {
				return fmt.Errorf("%q is used and not declared", u.Type.Name)
			}
			continue
		}
		if err := checkType(u.Type, declared, depth+1); err != nil {
			return err
		}
	}
	return nil
}

func checkOperation(op *Operation, declared map[*Type]bool) error {
	uses := []Use{}
	for _, p := range op.Parameters {
		uses = append(uses, p.Use)
	}
	for _, s := range op.Path {
		if s.Parameter != nil && s.Parameter.In != "path" {
			return fmt.Errorf("%q stands in the path", s.Parameter.Key)
		}
	}
	if op.Body != nil {
		uses = append(uses, op.Body.Use)
	}
	for _, r := range op.Results {
		if r.Kind != NoContent {
			uses = append(uses, r.Use)
		}
	}
	for _, u := range uses {
		if u.Type == nil {
			return fmt.Errorf("a type is missing")
		}
		if err := checkType(&Type{Kind: Array, Elem: u}, declared, 0); err != nil {
			return err
		}
	}
	return nil
}

// FuzzNew checks that whatever can be loaded can be planned, and twice alike.
func FuzzNew(f *testing.F) {
	for _, name := range []string{"shapes", "swagger"} {
		data, err := os.ReadFile(filepath.Join("testdata", name+".yaml"))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	limits := contract.DefaultLimits()
	limits.Nodes = 20_000
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, err := contract.Load(data, limits)
		if err != nil {
			return
		}
		p, err := New(doc, Options{})
		if err != nil {
			return
		}
		if err := check(p); err != nil {
			t.Fatal(err)
		}
		again, err := New(doc, Options{})
		if err != nil || text(p) != text(again) {
			t.Fatal("two plans of one document differ", err)
		}
	})
}

// Every real document has a plan with a method for each operation. Of the
// directory every twentieth document is taken.
func TestEveryRealDocumentHasAPlan(t *testing.T) {
	if testing.Short() {
		t.Skip("reads a hundred megabytes")
	}
	root := filepath.Join("..", "..", "..", "corpus")
	if _, err := os.Stat(root); err != nil {
		t.Skip("no corpus: make corpus")
	}
	count := 0
	err := filepath.WalkDir(root, func(name string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() || filepath.Ext(name) != ".json" && filepath.Ext(name) != ".yaml" {
			return err
		}
		if count++; count%20 != 0 {
			return nil
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		doc, err := contract.Load(data, contract.DefaultLimits())
		if err != nil {
			return nil // not a document: see the corpus test of contract
		}
		p, err := New(doc, Options{})
		if err == nil {
			err = check(p)
		}
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
