package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// What a page of ours may take.
const (
	seenAim       = 250 // ms
	seenPhoneAim  = 800
	elementsAim   = 5000
	exportTimeAim = 5 * time.Second
	exportPeakAim = 400e6
)

// portalSection follows a link to one operation of large documents, in a browser, on our pages and on those of others.
func portalSection(ctx context.Context, set settings) (string, error) {
	if set.PageLoad == "" {
		if set.Only == "" {
			return "## Pages in a browser\n\nNot measured in this run, which was given no tool for it.\n", nil
		}
		return "", errors.New("name the folder with measure.mjs, with -page-load or STEWARD_PAGE_LOAD")
	}
	folder, binary, err := buildServer(ctx, set.Root)
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(folder)
	www := filepath.Join(folder, "www")
	if err := os.Mkdir(www, 0o755); err != nil {
		return "", err
	}
	site, err := newRivalSite(ctx, set, www)
	if err != nil {
		return "", err
	}
	exports, err := exportAll(ctx, set, binary, www)
	if err != nil {
		return "", err
	}
	text := portalHead(set) + exportTable(exports, site.built)
	for _, about := range destinations() {
		if !strings.Contains(about.Title, set.Pairs) {
			continue
		}
		rows, err := race(ctx, set, binary, folder, site, about)
		if err != nil {
			return "", fmt.Errorf("%s: %w", about.Title, err)
		}
		text += "\n### " + about.Title + ", `" + about.ID + "`\n\n" + table(rows)
	}
	return text, nil
}

func portalHead(set settings) string {
	return fmt.Sprintf("## Pages in a browser\n\n`go run ./cmd/bench -only portal -page-load FOLDER`: headless Chromium, 1440 by 900, with an empty cache, follows a link to one operation.\n"+
		"*Seen* is the time until a text of that operation stands in the window, *blocked* the time in which the page does not react, both in ms.\n"+
		"*Like a phone* is 9 Mbit/s with 60 ms of latency, and a processor slowed down 4 times. Ours: medians of %d runs; others: one run each, given up after %s.\n"+
		"Everything is served from this machine, compressed. The others: `%s`, `%s` (with the same script as Redoc), `%s`, `%s`.\n"+
		"No link leads Swagger UI to GitHub's operation: it takes the slash in an operationId for the end of it.\n"+
		"Aims: seen within %d ms, and %d ms like a phone; at most %d elements.\n",
		set.Runs, viewCap, rivals()[0].Package, rivals()[1].Package, rivals()[2].Package, rivals()[3].Package, seenAim, seenPhoneAim, elementsAim)
}

// exportAll writes the static site of each destination beside the rivals' pages.
func exportAll(ctx context.Context, set settings, binary, www string) (map[string]cost, error) {
	exports := map[string]cost{}
	for _, about := range destinations() {
		out := filepath.Join(www, about.Slug, "steward")
		document := filepath.Join(set.Root, "corpus", about.Document)
		took, err := runApart(ctx, set.Cap, out+".log", binary, "docs", document, "-o", out)
		if err == nil && took.Status != 0 {
			err = fmt.Errorf("steward docs %s: %s", document, took.Said)
		}
		if err != nil {
			return nil, err
		}
		exports[about.Slug] = took
	}
	return exports, nil
}

func exportTable(exports map[string]cost, built map[string]*cost) string {
	rows := [][]string{{"export", "steward docs", "peak", "aim: " + seconds(exportTimeAim) + ", " + megabytes(exportPeakAim), "redocly build-docs", "peak"}}
	for _, about := range destinations() {
		ours, theirs := exports[about.Slug], built[about.Slug]
		row := []string{about.Title, seconds(ours.Took), megabytes(ours.Peak), ""}
		if about.Slug == "github" { // the aim is for it alone
			row[3] = holds(ours.Took < exportTimeAim && ours.Peak < exportPeakAim)
		}
		if theirs.Status == 0 {
			row = append(row, seconds(theirs.Took), megabytes(theirs.Peak))
		} else {
			row = append(row, "failed", "")
		}
		rows = append(rows, row)
	}
	return "\n" + table(rows)
}

// race loads the page about one destination from everyone, in turn.
func race(ctx context.Context, set settings, binary, folder string, site *rivalSite, about destination) (rows [][]string, err error) {
	ours, err := serveDestination(ctx, set, binary, filepath.Join(folder, "data-"+about.Slug), about)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, ours.Stop()) }()
	base, stop, err := serveFolder(ctx, set, site.folder)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, stop()) }()
	base += "/" + about.Slug + "/"
	rows = [][]string{{"page", "seen", "blocked", "kB on the wire", "elements", "seen, like a phone", "blocked", "aims"}}
	add := func(name, address string, runs int, aims bool) error {
		row, err := raceRow(ctx, set, site, name, address, about.Sees, runs, aims)
		rows = append(rows, row)
		return err
	}
	if err := add("steward serve", ours.URL+"/apis/"+about.Slug+"/latest/operations/"+about.Page, set.Runs, true); err != nil {
		return nil, err
	}
	if err := add("steward docs", base+"steward/operations/"+about.Page+".html", set.Runs, true); err != nil {
		return nil, err
	}
	for _, r := range rivals() {
		if err := add(r.Name, base+r.file()+r.link(about), 1, false); err != nil {
			return nil, err
		}
	}
	return rows, nil
}

// raceRow loads a page under all conditions.
func raceRow(ctx context.Context, set settings, site *rivalSite, name, address, sees string, runs int, aims bool) ([]string, error) {
	var views []view
	for _, under := range allConditions() {
		v, err := site.load(ctx, set, address, sees, runs, under)
		if err != nil {
			return nil, err
		}
		views = append(views, v)
	}
	plain, phone := views[0], views[1]
	row := []string{name, plain.seen(), strconv.Itoa(plain.Blocked), strconv.Itoa(plain.Wire), strconv.Itoa(plain.Elements), phone.seen(), strconv.Itoa(phone.Blocked), ""}
	if aims {
		row[7] = holds(plain.within(seenAim) && phone.within(seenPhoneAim) && plain.Elements <= elementsAim)
	}
	return row, nil
}

func (v view) seen() string {
	if v.Seen == nil {
		return "not within " + viewCap.String()
	}
	return strconv.Itoa(*v.Seen)
}

func (v view) within(ms int) bool { return v.Seen != nil && *v.Seen <= ms }

// serveDestination starts a server that holds a destination's document.
func serveDestination(ctx context.Context, set settings, binary, folder string, about destination) (*server, error) {
	s, err := startFresh(ctx, binary, folder)
	if err != nil {
		return nil, err
	}
	if _, err := publishAnything(ctx, s, about.Slug, filepath.Join(set.Root, "corpus", about.Document)); err != nil {
		return nil, errors.Join(err, s.Stop())
	}
	return s, nil
}
