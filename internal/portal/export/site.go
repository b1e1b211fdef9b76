package export

import (
	"context"
	"io/fs"
	"runtime"
	"sync"
	"sync/atomic"

	"github.com/apisteward/steward/internal/portal/page"
)

// Site is the static site of a document.
type Site struct {
	Document *page.Document
	Look     page.Look
	Files    []page.File // that stand beside its pages, such as the document itself
	Guides   fs.FS       // pages in Markdown to stand beside the reference, which is in a folder of its own then; nil for none
}

// Result says what was written.
type Result struct {
	Pages   int   // HTML pages, each with a Markdown twin
	Files   int   // all files
	Bytes   int64 // in them
	Removed int   // files of an earlier run that are no longer part of the site
}

// Write writes the site into a folder, which is made if need be. The same
// input gives the same bytes. Files of an earlier run that are no longer part
// of the site are removed. It returns fault.Conflict, and has written nothing,
// when a file would take the place of one that no run of it wrote.
func (s *Site) Write(ctx context.Context, dir string) (Result, error) {
	files, err := s.files()
	if err != nil {
		return Result{}, err
	}
	return writeFiles(ctx, dir, files)
}

func writeFiles(ctx context.Context, dir string, files []file) (Result, error) {
	to, err := openFolder(dir)
	if err != nil {
		return Result{}, err
	}
	defer to.close()
	names := make([]string, len(files))
	result := Result{Files: len(files)}
	for i, f := range files {
		names[i] = f.path
		if f.page {
			result.Pages++
		}
	}
	if err := to.claim(names); err != nil {
		return Result{}, err
	}
	if result.Bytes, err = writeAll(ctx, to, files); err != nil {
		return Result{}, err
	}
	result.Removed, err = to.finish(names)
	return result, err
}

// writeAll makes and writes files, on all cores at once, and returns their
// length in all. It returns the first error.
func writeAll(ctx context.Context, to *output, files []file) (int64, error) {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	var next, length atomic.Int64
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(files)) && ctx.Err() == nil; i = next.Add(1) - 1 {
				content, err := files[i].make()
				if err == nil {
					err = to.write(files[i].path, content)
				}
				if err != nil {
					stop(err)
				}
				length.Add(int64(len(content)))
			}
		})
	}
	workers.Wait()
	return length.Load(), context.Cause(ctx)
}
