package main

import (
	"context"
	"maps"
	"os"
	"slices"
	"time"
)

// mockSource is where the document of a mock comes from.
type mockSource struct {
	app   *app
	name  string // of the file; "" where nothing can change
	doc   *document
	files map[string]stamp // that the document was read from
}

// stamp is what tells that a file was written.
type stamp struct {
	changed time.Time
	size    int64
}

// stampOf is the zero stamp for a file that is not there.
func stampOf(name string) stamp {
	info, err := os.Stat(name)
	if err != nil {
		return stamp{}
	}
	return stamp{info.ModTime(), info.Size()}
}

// mockSource reads the document that an argument names.
func (a *app) mockSource(ctx context.Context, name string, opts *mockOptions) (*mockSource, error) {
	_, _, fetched := onServer(name)
	if name == standardInput || fetched || opts.fixed {
		doc, err := a.loadOrFetch(ctx, name, opts.remote)
		return &mockSource{doc: doc}, err
	}
	defer a.progress("Reading " + name)()
	s := &mockSource{app: a, name: name}
	return s, s.read()
}

// read reads the document again. After an error the source has the document that
// it had, and knows the files that it read until then.
func (s *mockSource) read() error {
	files := map[string]stamp{s.name: stampOf(s.name)}
	t, err := s.app.readText(s.name)
	if err == nil {
		t.opened = func(name string) { files[name] = stampOf(name) }
		var doc *document
		if doc, err = t.parse(); err == nil {
			doc.data = nil // nobody asks for it, and it is long
			s.doc = doc
		}
	}
	if err != nil { // what was not reached this time still counts
		for _, name := range slices.Collect(maps.Keys(s.files)) {
			if _, known := files[name]; !known {
				files[name] = stampOf(name)
			}
		}
	}
	s.files = files
	return err
}

// look returns how the files are now.
func (s *mockSource) look() map[string]stamp {
	now := make(map[string]stamp, len(s.files))
	for name := range s.files {
		now[name] = stampOf(name)
	}
	return now
}
