package main

import (
	"context"
	"fmt"
	"io"
	"net/url"
	"os"
	"path"
	"strings"
)

// fetcher writes documents below one folder and nowhere else, whatever names a package holds.
type fetcher struct{ root *os.Root }

// openFetcher makes the folder if needed.
func openFetcher(folder string) (*fetcher, error) {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(folder)
	if err != nil {
		return nil, err
	}
	return &fetcher{root}, nil
}

func (f *fetcher) Close() error { return f.root.Close() }

// Fetch makes the documents of one edition present. It returns how many there are and "present" or "fetched".
func (f *fetcher) Fetch(ctx context.Context, src source, edition string) (int, string, error) {
	if files, ok := f.present(src, edition); ok {
		return len(files), "present", nil
	}
	var files []string
	err := src.Walk(ctx, src.Package, edition, func(name string, content io.Reader) error {
		to := src.target(name, edition)
		if to == "" {
			return nil
		}
		files = append(files, to)
		return f.write(to, content)
	})
	if err == nil && len(files) == 0 {
		err = fmt.Errorf("no file of the package is picked")
	}
	if err != nil {
		return 0, "", err
	}
	receipt := receiptOf(src) + strings.Join(files, "\n")
	return len(files), "fetched", f.write(receiptName(src, edition), strings.NewReader(receipt))
}

// present reads the receipt that the last complete fetch of the edition left. It counts only while every file it lists is there
// and the picks are the same.
func (f *fetcher) present(src source, edition string) ([]string, bool) {
	receipt, err := f.root.ReadFile(receiptName(src, edition))
	list, same := strings.CutPrefix(string(receipt), receiptOf(src))
	if err != nil || !same {
		return nil, false
	}
	files := strings.Split(list, "\n")
	for _, file := range files {
		if _, err := f.root.Stat(file); err != nil {
			return nil, false
		}
	}
	return files, true
}

// write makes the file appear whole or not at all.
func (f *fetcher) write(name string, content io.Reader) error {
	if err := f.root.MkdirAll(path.Dir(name), 0o755); err != nil {
		return err
	}
	part := name + ".part"
	file, err := f.root.Create(part)
	if err != nil {
		return err
	}
	_, err = io.Copy(file, content)
	if closeErr := file.Close(); err == nil {
		err = closeErr
	}
	if err != nil {
		return err
	}
	return f.root.Rename(part, name)
}

func receiptName(src source, edition string) string {
	return ".receipts/" + url.PathEscape(src.Package+"@"+edition)
}

// receiptOf is the head of a receipt: what was asked for.
func receiptOf(src source) string {
	var head strings.Builder
	for _, p := range src.Picks {
		fmt.Fprintf(&head, "# %s -> %s\n", p.File, p.To)
	}
	return head.String()
}
