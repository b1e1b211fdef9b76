package lint

import (
	"encoding/json"
	"fmt"
	"math"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"github.com/apisteward/steward/internal/contract"
)

func eachEdition(t *testing.T, test func(t *testing.T, table *table)) {
	t.Helper()
	for edition := contract.Swagger20; edition <= contract.OpenAPI32; edition++ {
		t.Run(edition.String(), func(t *testing.T) { test(t, newTable(edition)) })
	}
}

func TestTableIsWhole(t *testing.T) {
	eachEdition(t, func(t *testing.T, table *table) {
		if len(table.order) > math.MaxUint8 {
			t.Fatalf("%d objects do not fit the numbers of shapes", len(table.order))
		}
		for _, s := range table.order {
			for _, name := range s.names {
				for _, f := range s.fields[name] {
					checkRow(t, table, s, f)
				}
			}
			if s.keys != nil {
				checkObject(t, table, s.kind, &s.keys.holds)
			}
			for _, g := range s.groups {
				for _, name := range g.names {
					if s.fields[name] == nil {
						t.Errorf("%s: the group %v names the unknown field %s", s.kind, g.names, name)
					}
				}
			}
		}
	})
}

func checkRow(t *testing.T, table *table, s *shape, f field) {
	t.Helper()
	checkObject(t, table, s.kind+"."+f.name, &f.holds)
	if f.given == "" {
		if len(s.fields[f.name]) > 1 {
			t.Errorf("%s.%s has several rows, and this one no condition", s.kind, f.name)
		}
		return
	}
	if len(s.fields[f.given]) == 0 {
		t.Errorf("%s.%s depends on the unknown field %s", s.kind, f.name, f.given)
	}
}

// checkObject checks that the table has the objects that a value names.
func checkObject(t *testing.T, table *table, where string, v *value) {
	t.Helper()
	if v.object != "" && table.objects[v.object] == nil {
		t.Errorf("%s holds the unknown object %q", where, v.object)
	}
	if v.each != nil {
		checkObject(t, table, where, v.each)
	}
}

// row is a row of the table with an object of the valid document that uses it.
type row struct {
	doc   *contract.Document
	shape *shape
	field *field
	node  *contract.Node
}

func (r row) String() string { return fmt.Sprintf("%s.%s %v", r.shape.kind, r.field.name, r.field.is) }

// validDocuments loads the valid documents of an edition.
func validDocuments(t *testing.T, edition contract.Edition) []*contract.Document {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("testdata", "structure", "valid-"+edition.String()+"*.yaml"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no valid documents of %s: %v", edition, err)
	}
	var docs []*contract.Document
	for _, file := range files {
		docs = append(docs, mustParse(t, mustRead(t, file)))
	}
	return docs
}

// rowsUsed returns a use of each row that some documents have.
func rowsUsed(docs []*contract.Document, table *table) map[string]row {
	used := make(map[string]row)
	for _, doc := range docs {
		noteRows(doc, table, used)
	}
	return used
}

func noteRows(doc *contract.Document, table *table, used map[string]row) {
	w := &walker{
		Pass:  &Pass{Doc: doc, shared: newShared(doc)},
		table: table,
		seen:  make([]uint8, doc.Root.End()),
	}
	root := obj("document")
	w.value(doc.Root, &root, nil)
	w.followReferences()
	for n := range doc.Root.Walk() {
		if w.seen[n.ID()] == 0 {
			continue
		}
		s := table.numbered(w.seen[n.ID()])
		if s.ref && n.Has("$ref") || w.foreign(n, s) {
			continue
		}
		for i := range n.Children() {
			fields := s.fields[n.Children()[i].Key]
			for j := range fields {
				if r := (row{doc, s, &fields[j], n}); fields[j].applies(n) && used[r.String()].node == nil {
					used[r.String()] = r
				}
			}
		}
	}
}

func TestValidDocumentsUseEveryRow(t *testing.T) {
	eachEdition(t, func(t *testing.T, table *table) {
		used := rowsUsed(validDocuments(t, table.edition), table)
		for _, s := range table.order {
			for _, name := range s.names {
				for _, f := range s.fields[name] {
					r := row{shape: s, field: &f}
					if used[r.String()].node == nil && s.kind != "responseSchema" { // made of the rows of "schema"
						t.Errorf("no use of %s", r)
					}
				}
			}
		}
	})
}

// Each row is broken once, in each way that it forbids, in an otherwise valid
// document; every time something must be found.
func TestEveryRowIsEnforced(t *testing.T) {
	eachEdition(t, func(t *testing.T, table *table) {
		t.Parallel()
		extended := make(map[string]bool)
		for _, r := range rowsUsed(validDocuments(t, table.edition), table) {
			if r.field.must {
				mustBeFound(t, r, "left out", func(object map[string]any) { delete(object, r.field.name) })
			}
			for what, wrong := range wrongValues(table, r.field.holds) {
				mustBeFound(t, r, what, func(object map[string]any) { object[r.field.name] = wrong })
			}
			if s := r.shape; !s.open && s.keys == nil && !extended[s.kind] {
				extended[s.kind] = true
				mustBeFound(t, r, "beside an unknown field", func(object map[string]any) { object["unheardOf"] = 1 })
			}
		}
	})
}

// wrongValues returns values that a field must not hold, with a name for each.
func wrongValues(table *table, v value) map[string]any {
	wrong := make(map[string]any)
	if v.kinds == 0 {
		return wrong
	}
	if v.kinds.has(contract.Number) {
		wrong["null"] = nil
	} else {
		wrong["a number"] = 7
	}
	if v.kinds.has(contract.String) && v.enum != nil {
		wrong["no name of the list"] = "unheard of"
	}
	if v.format.ok != nil {
		wrong["out of format"] = "no # such: thing"
	}
	if v.limit != unlimited {
		wrong["below the limit"] = -1
	}
	if v.always != "" {
		wrong["false"] = false
	}
	if v.each != nil && v.each.kinds != 0 && v.kinds.has(contract.Array) {
		wrong["a list of null"] = []any{nil}
	}
	if v.each != nil && v.each.kinds != 0 && v.kinds.has(contract.Object) && v.object == "" {
		wrong["a map of null"] = map[string]any{"key": nil}
	}
	return wrong
}

func mustBeFound(t *testing.T, r row, what string, change func(map[string]any)) {
	t.Helper()
	root := decoded(r.doc.Root)
	object := root
	for _, key := range keysTo(r.node) {
		switch o := object.(type) {
		case map[string]any:
			object = o[key]
		case []any:
			i, _ := strconv.Atoi(key)
			object = o[i]
		}
	}
	change(object.(map[string]any))
	data, err := json.Marshal(root)
	if err != nil {
		t.Fatal(err)
	}
	broken, err := contract.Load(data, contract.DefaultLimits())
	if err != nil {
		return // refused sooner
	}
	if len(Run(broken, structureOnly())) == 0 {
		t.Errorf("%s, %s: nothing found", r, what)
	}
}

func keysTo(n *contract.Node) []string {
	var keys []string
	for ; n.Parent() != nil; n = n.Parent() {
		keys = append(keys, n.Key())
	}
	slices.Reverse(keys)
	return keys
}

// decoded returns a node as encoding/json would.
func decoded(n *contract.Node) any {
	switch n.Kind {
	case contract.Object:
		object := make(map[string]any, n.Len())
		for key, value := range n.Fields() {
			object[key] = decoded(value)
		}
		return object
	case contract.Array:
		array := make([]any, 0, n.Len())
		for _, e := range n.Items() {
			array = append(array, decoded(e))
		}
		return array
	case contract.String:
		return n.Text()
	case contract.Number:
		return json.Number(n.Literal())
	case contract.Bool:
		return n.True()
	}
	return nil
}
