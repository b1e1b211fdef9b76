package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
)

// walk visits every regular file of one edition of a package. Names are slash-separated and relative to the package.
type walk func(ctx context.Context, pkg, edition string, visit visitor) error

type visitor func(name string, content io.Reader) error

// npm walks what `npm pack` gives.
func npm(ctx context.Context, pkg, edition string, visit visitor) error {
	dir, err := os.MkdirTemp("", "corpus-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	out, err := command(ctx, dir, "npm", "pack", "--silent", "--ignore-scripts", pkg+"@"+edition)
	if err != nil {
		return err
	}
	archive, err := os.Open(filepath.Join(dir, filepath.Base(strings.TrimSpace(string(out)))))
	if err != nil {
		return err
	}
	defer archive.Close()
	return walkTarball(archive, visit)
}

// walkTarball drops the first element of each name, which npm adds ("package/").
func walkTarball(r io.Reader, visit visitor) error {
	unzipped, err := gzip.NewReader(r)
	if err != nil {
		return err
	}
	files := tar.NewReader(unzipped)
	for {
		header, err := files.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		_, name, _ := strings.Cut(header.Name, "/")
		if header.Typeflag != tar.TypeReg {
			continue
		}
		if err := visit(name, files); err != nil {
			return err
		}
	}
}

// module walks what `go mod download` puts into the module cache.
func module(ctx context.Context, pkg, edition string, visit visitor) error {
	out, err := command(ctx, os.TempDir(), "go", "mod", "download", "-json", pkg+"@"+edition)
	var got struct{ Dir, Error string }
	if jsonErr := json.Unmarshal(out, &got); jsonErr == nil && got.Error != "" {
		return errors.New(got.Error)
	}
	if err != nil {
		return err
	}
	return walkFolder(os.DirFS(got.Dir), visit)
}

func walkFolder(folder fs.FS, visit visitor) error {
	return fs.WalkDir(folder, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() {
			return err
		}
		file, err := folder.Open(name)
		if err != nil {
			return err
		}
		defer file.Close()
		return visit(name, file)
	})
}

// command runs a registry's own client and returns its standard output, and in the error the end of its standard error.
func command(ctx context.Context, dir, name string, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Dir = dir
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil {
		return stdout.Bytes(), fmt.Errorf("%s: %w: %s", name, err, lastBytes(stderr.String(), 400))
	}
	return stdout.Bytes(), nil
}

func lastBytes(s string, n int) string {
	s = strings.Join(strings.Fields(s), " ")
	return s[max(0, len(s)-n):]
}

var refusal = regexp.MustCompile(`\bE?(403|404|410)\b|ETARGET`)

// refused reports whether the registry answered that it does not have, or does not give, this edition.
func refused(err error) bool {
	return err != nil && refusal.MatchString(err.Error())
}
