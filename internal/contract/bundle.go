package contract

import (
	"bytes"
	"errors"
	"io/fs"
	"path"
	"strings"

	"github.com/apisteward/steward/internal/fault"
)

// maxBundleFiles bounds the files of one bundle.
const maxBundleFiles = 2000

// Bundle reads a document and the files that its references lead to, all below
// the root of fsys, and returns them as one document in JSON, order kept. What
// is referenced becomes a component named after the last part of the reference
// ("./user.yaml#/User", "schemas/User.yaml": "User"); path items, and whatever
// has no place among the components, are put in where they are referenced. A
// document without references to other files comes back as it was given.
//
// Bundle returns a *fault.Error: Malformed for a file that cannot be read,
// Invalid for references to nowhere, out of the folder or to other hosts, and
// for two files that define one name differently. Fields name the file.
func Bundle(fsys fs.FS, name string, limits Limits) ([]byte, error) {
	b := &bundler{
		fsys: fsys, limits: limits,
		files:  make(map[string]*bundleFile),
		placed: make(map[string]string),
		owners: make(map[string]string),
	}
	data, err := b.read(name)
	if err != nil {
		return nil, err
	}
	root, err := b.load(name, data)
	if err != nil {
		return nil, err
	}
	doc := &Document{Root: root.node}
	if err := doc.identify(); err != nil {
		return nil, inFile(name, err)
	}
	b.edition = doc.Edition
	if !refersOut(root.node) {
		return data, nil
	}
	return b.bundle(root)
}

// bundleFile is one file of a bundle.
type bundleFile struct {
	name string
	node *Node
}

// bundler puts files together.
type bundler struct {
	fsys    fs.FS
	limits  Limits
	edition Edition
	files   map[string]*bundleFile
	placed  map[string]string // file and pointer → the component made of it
	owners  map[string]string // component → file and pointer it came from
	root    *bundleFile
	added   map[string][]Child // new components by kind
	inlined int                // references within references being put in place
}

func (b *bundler) read(name string) ([]byte, error) {
	data, err := fs.ReadFile(b.fsys, name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fault.New(fault.Invalid, "There is no file %s.", quote(name))
	case err != nil:
		e := fault.New(fault.Invalid, "The file %s cannot be read.", quote(name))
		e.Err = err
		return nil, e
	}
	return data, nil
}

func (b *bundler) load(name string, data []byte) (*bundleFile, error) {
	node, _, err := parse(data, b.limits)
	if err != nil {
		return nil, inFile(name, err)
	}
	f := &bundleFile{name: name, node: node}
	b.files[name] = f
	return f, nil
}

// inFile adds the file's name to an error about its content.
func inFile(name string, err error) error {
	var e *fault.Error
	if !errors.As(err, &e) {
		return err
	}
	named := *e
	named.Detail = name + ": " + e.Detail
	named.Fields = append([]fault.Field(nil), e.Fields...)
	for i := range named.Fields {
		named.Fields[i].Place = name + named.Fields[i].Place
	}
	return &named
}

// file returns the file that a reference in another one names.
func (b *bundler) file(from *bundleFile, ref *Node, target string) (*bundleFile, error) {
	if target == "" {
		return from, nil
	}
	name, ok := localName(from.name, target)
	if !ok {
		return nil, b.faultAt(from, ref, "Only files below the document's folder are followed, by relative names.")
	}
	if f := b.files[name]; f != nil {
		return f, nil
	}
	if len(b.files) >= maxBundleFiles {
		return nil, fault.New(fault.TooLarge, "The document is spread over more than %d files.", maxBundleFiles)
	}
	data, err := b.read(name)
	if err != nil {
		return nil, b.faultAt(from, ref, err.Error())
	}
	return b.load(name, data)
}

// localName turns the file part of a reference into a name below the root; ok is
// false for addresses, absolute names and names that lead out of the root.
func localName(from, target string) (name string, ok bool) {
	if strings.ContainsAny(target, `:\`) || strings.HasPrefix(target, "/") {
		return "", false
	}
	name = path.Join(path.Dir(from), unescapeURI(target))
	return name, fs.ValidPath(name) && name != "."
}

// faultAt is an Invalid error about a reference.
func (b *bundler) faultAt(f *bundleFile, ref *Node, detail string) error {
	e := fault.New(fault.Invalid, "%s, line %d: the reference %s cannot be followed. %s", f.name, ref.Line, quote(ref.text), detail)
	e.Fields = []fault.Field{{Place: f.name + ref.Pointer(), Detail: detail, Line: int(ref.Line), Column: int(ref.Column)}}
	return e
}

// refersOut reports whether anything refers to another file.
func refersOut(root *Node) bool {
	for n := range root.Walk() {
		ref := n.Get("$ref")
		if ref.Is(String) && !strings.HasPrefix(ref.text, "#") {
			return true
		}
		for _, to := range n.At("discriminator", "mapping").Fields() {
			if isFileReference(to.Text()) {
				return true
			}
		}
	}
	return false
}

// isFileReference tells a mapping value that is a reference to a file from the
// name of a schema.
func isFileReference(s string) bool {
	return !strings.HasPrefix(s, "#") && (strings.Contains(s, "/") || strings.Contains(s, ".yaml") || strings.Contains(s, ".yml") || strings.Contains(s, ".json"))
}

func (b *bundler) bundle(root *bundleFile) ([]byte, error) {
	b.root = root
	b.added = make(map[string][]Child)
	out, err := b.copy(root, root.node, RoleRoot)
	if err != nil {
		return nil, err
	}
	b.addComponents(out)
	var buf bytes.Buffer
	err = WriteJSON(&buf, out)
	return buf.Bytes(), err
}
