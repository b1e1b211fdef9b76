package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// rivalSite is a folder with the pages of all rivals about all destinations.
type rivalSite struct {
	folder string
	tools  string           // folder with what npm installs
	built  map[string]*cost // of pages that are built in advance, by the destination's slug
}

// playwrightPackage drives the browser.
const playwrightPackage = "playwright-core@1.65.1"

// newRivalSite fetches the packages, which stay in the user's cache for the next time, and makes the pages.
func newRivalSite(ctx context.Context, set settings, folder string) (*rivalSite, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return nil, err
	}
	s := &rivalSite{folder: folder, tools: filepath.Join(cache, "steward-bench"), built: map[string]*cost{}}
	if err := s.fetch(ctx); err != nil {
		return nil, err
	}
	for _, r := range rivals() {
		if r.Built {
			continue
		}
		if err := os.MkdirAll(filepath.Dir(filepath.Join(folder, r.folder())), 0o755); err != nil {
			return nil, err
		}
		if err := os.Symlink(filepath.Join(s.tools, r.folder()), filepath.Join(folder, r.folder())); err != nil {
			return nil, err
		}
	}
	for _, about := range destinations() {
		if err := s.add(ctx, set, about); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// fetch gets what is not there yet. What runs in browsers is bundled, so that its dependencies are not needed.
func (s *rivalSite) fetch(ctx context.Context) error {
	if err := os.MkdirAll(s.tools, 0o755); err != nil {
		return err
	}
	for _, r := range rivals() {
		if r.Built {
			continue
		}
		if err := s.unpack(ctx, r); err != nil {
			return err
		}
	}
	if _, err := os.Stat(filepath.Join(s.tools, "node_modules", redoclyName)); err == nil {
		return nil
	}
	return s.run(ctx, "npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", redoclyPackage, playwrightPackage)
}

const redoclyName = "@redocly/cli"

// unpack gets a package as it is published, alone.
func (s *rivalSite) unpack(ctx context.Context, r rival) error {
	to := filepath.Join(s.tools, r.folder())
	if _, err := os.Stat(to); err == nil {
		return nil
	}
	if err := os.MkdirAll(to, 0o755); err != nil {
		return err
	}
	archive := strings.NewReplacer("@", "", "/", "-").Replace(r.folder()) + r.Package[strings.LastIndex(r.Package, "@"):]
	archive = strings.Replace(archive, "@", "-", 1) + ".tgz"
	if err := s.run(ctx, "npm", "pack", "--silent", r.Package); err != nil {
		return err
	}
	return s.run(ctx, "tar", "xzf", archive, "--strip-components=1", "-C", to)
}

func (s *rivalSite) run(ctx context.Context, name string, args ...string) error {
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Dir = s.tools
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%s %s: %w\n%s", name, strings.Join(args, " "), err, out)
	}
	return nil
}

// buildLimit is how long building one page may take.
const buildLimit = 2 * time.Minute

// add makes the rivals' pages about a destination.
func (s *rivalSite) add(ctx context.Context, set settings, about destination) error {
	folder := filepath.Join(s.folder, about.Slug)
	if err := os.Mkdir(folder, 0o755); err != nil {
		return err
	}
	document := filepath.Join(folder, "openapi.json")
	text, err := os.ReadFile(filepath.Join(set.Root, "corpus", about.Document))
	if err != nil {
		return err
	}
	if err := os.WriteFile(document, text, 0o644); err != nil {
		return err
	}
	for _, r := range rivals() {
		page := filepath.Join(folder, r.file())
		if r.Built {
			err = s.build(ctx, about, document, page)
		} else {
			err = os.WriteFile(page, []byte(strings.ReplaceAll(r.Page, "SPEC", "openapi.json")), 0o644)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// build lets redocly build a page, which then loads its script from here. One that cannot be built is not there.
func (s *rivalSite) build(ctx context.Context, about destination, document, page string) error {
	binary := filepath.Join(s.tools, "node_modules", ".bin", "redocly")
	took, err := runApart(ctx, buildLimit, page+".log", binary, "build-docs", document, "-o", page)
	if err != nil {
		return err
	}
	s.built[about.Slug] = &took
	html, err := os.ReadFile(page)
	if err != nil {
		return nil
	}
	return os.WriteFile(page, []byte(strings.ReplaceAll(string(html), redocElsewhere, redocHere)), 0o644)
}
