package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"time"

	"github.com/apisteward/steward/internal/contract/lint"
)

// What a page may take, and how many a server should send.
const (
	warmPageAim  = 20 * time.Millisecond
	coldPageAim  = 150 * time.Millisecond
	pagesRateAim = 2000
)

// portrait is what the pages of one document take of a server. Times are until the first byte.
type portrait struct {
	Cold  []time.Duration // the first page of all, right after a start
	Ahead []time.Duration // the first page of all, once documents were read ahead
	Fresh []time.Duration // a page that nobody asked for before
	Again []time.Duration // a page that is kept
	Rates []float64       // pages a second, of one that is kept
	Peak  int64           // of the server's memory
	Pages int             // operations
}

// portalServerSection measures pages over HTTP, from servers with one document each.
func portalServerSection(ctx context.Context, set settings) (string, error) {
	folder, binary, err := buildServer(ctx, set.Root)
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(folder)
	var portraits []portrait
	for _, about := range destinations() {
		p, err := portray(ctx, set, binary, filepath.Join(folder, about.Slug), about.Document)
		if err != nil {
			return "", fmt.Errorf("%s: %w", about.Document, err)
		}
		portraits = append(portraits, p)
	}
	text := portalText(portraits, set)
	if !set.Whole {
		return text, nil
	}
	whole, err := wholeCorpus(ctx, set, binary, filepath.Join(folder, "whole"))
	return text + whole, err
}

// portray publishes a document to a server of its own and measures its pages.
func portray(ctx context.Context, set settings, binary, folder, name string) (portrait, error) {
	var p portrait
	s, err := startFresh(ctx, binary, folder)
	if err != nil {
		return p, err
	}
	pages, err := publishAnything(ctx, s, "subject", filepath.Join(set.Root, "corpus", name))
	if err = errors.Join(err, s.Stop()); err != nil {
		return p, err
	}
	p.Pages = len(pages)
	for range set.Runs {
		if err := p.run(ctx, set, binary, folder, pages); err != nil {
			return p, err
		}
	}
	return p, nil
}

// readAhead is how long a server has for reading documents ahead.
const readAhead = 3 * time.Second

// run starts the server anew, twice, and measures each kind of page once, the load included.
func (p *portrait) run(ctx context.Context, set settings, binary, folder string, pages []string) error {
	err := restarted(ctx, binary, folder, func(s *server) error {
		cold, err := firstByte(s.Addr, pages[0])
		p.Cold = append(p.Cold, cold)
		return err
	})
	if err != nil {
		return err
	}
	return restarted(ctx, binary, folder, func(s *server) error {
		time.Sleep(readAhead)
		ahead, err := firstByte(s.Addr, pages[0])
		if err != nil {
			return err
		}
		p.Ahead = append(p.Ahead, ahead)
		for _, page := range pages[1:] {
			fresh, err := firstByte(s.Addr, page)
			if err != nil {
				return err
			}
			p.Fresh = append(p.Fresh, fresh)
		}
		again, err := firstByte(s.Addr, pages[0])
		if err != nil {
			return err
		}
		p.Again = append(p.Again, again)
		answered, err := hammer(ctx, s.Addr, pageRequest(s.Addr, pages[0]), connections, set.Turn)
		p.Rates = append(p.Rates, float64(answered)/set.Turn.Seconds())
		p.Peak = max(p.Peak, peakMemory(s.cmd.Process.Pid))
		return err
	})
}

// restarted runs something against a server that was just started.
func restarted(ctx context.Context, binary, folder string, measure func(*server) error) error {
	s, err := startServer(ctx, binary, folder, "")
	if err != nil {
		return err
	}
	return errors.Join(measure(s), s.Stop())
}

// pageRequest asks for a page as browsers do.
func pageRequest(addr, path string) []byte {
	return fmt.Appendf(nil, "GET %s HTTP/1.1\r\nHost: %s\r\nAccept-Encoding: gzip, deflate, br, zstd\r\n\r\n", path, addr)
}

// firstByte is how long a page takes until its first byte is there, over a connection that is there already.
func firstByte(addr, path string) (time.Duration, error) {
	conn, err := net.Dial("tcp", addr)
	if err != nil {
		return 0, err
	}
	defer conn.Close()
	replies := bufio.NewReader(conn)
	began := time.Now()
	if _, err := conn.Write(pageRequest(addr, path)); err != nil {
		return 0, err
	}
	if _, err := replies.Peek(1); err != nil {
		return 0, err
	}
	took := time.Since(began)
	return took, readReply(replies)
}

var operationPage = regexp.MustCompile(`\((/apis/[^)]*/operations/[^)]*)\.md\)`)

// publishAnything publishes a document, valid or not, to an API of its own, and returns the addresses of its operations' pages.
func publishAnything(ctx context.Context, s *server, slug, file string) ([]string, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	api := map[string]any{"slug": slug, "title": slug, "settings": map[string]any{"rules_off": refusingRules()}}
	body, err := json.Marshal(api)
	if err != nil {
		return nil, err
	}
	if _, _, err := s.Post(ctx, "/v1/apis", "application/json", body); err != nil {
		return nil, err
	}
	media := "application/yaml"
	if filepath.Ext(file) == ".json" {
		media = "application/json"
	}
	if _, _, err := s.Post(ctx, "/v1/apis/"+slug+"/versions?version=1.0.0", media, data); err != nil {
		return nil, err
	}
	return operationPages(ctx, s, slug)
}

// refusingRules are those for which a document is not published.
func refusingRules() []string {
	var ids []string
	for _, r := range lint.Rules() {
		if r.Severity == lint.Error {
			ids = append(ids, r.ID)
		}
	}
	return ids
}

func operationPages(ctx context.Context, s *server, slug string) ([]string, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, s.URL+"/apis/"+slug+"/1.0.0/llms.txt", nil)
	if err != nil {
		return nil, err
	}
	reply, err := http.DefaultClient.Do(request)
	if err != nil {
		return nil, err
	}
	defer reply.Body.Close()
	list, err := io.ReadAll(reply.Body)
	if err != nil {
		return nil, err
	}
	pages := []string{"/apis/" + slug + "/1.0.0"}
	for _, m := range operationPage.FindAllSubmatch(list, -1) {
		pages = append(pages, string(m[1]))
	}
	if reply.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("the pages of %s: %s", slug, reply.Status)
	}
	return pages[min(1, len(pages)-1):], nil
}

func portalText(portraits []portrait, set settings) string {
	rows := [][]string{{"document", "operations", "right after a start", "read ahead", "another page", "99 % of those under", "again", "pages/s", "peak", "aims"}}
	for i, about := range destinations() {
		p := portraits[i]
		cold, fresh, rate := median(p.Cold), median(p.Fresh), median(p.Rates)
		most := percentile(p.Fresh, 99) // the slowest of all may wait for what has nothing to do with it
		met := cold < coldPageAim && fresh < warmPageAim && rate > pagesRateAim
		rows = append(rows, []string{about.Document, fmt.Sprint(p.Pages), seconds(cold), seconds(median(p.Ahead)), seconds(fresh), seconds(most),
			seconds(median(p.Again)), fmt.Sprintf("%.0f", rate), megabytes(p.Peak), holds(met)})
	}
	return fmt.Sprintf("## Pages from a server\n\n`go run ./cmd/bench -only portal-server`: a `steward serve` with SQLite and one document; operation pages as a browser asks for\n"+
		"them, compressed, until the first byte. Right after a start the document is read for the first page; a moment later it has been\n"+
		"read ahead. Another page is made and compressed for its first visitor, each operation of the document in turn; the same page\n"+
		"again is kept. Pages a second are those of one kept page over %d connections, from a load generator on the same machine.\n"+
		"Medians of %d runs. Aims: %s right after a start, %s for another page, %d pages/s.\n\n",
		connections, set.Runs, seconds(coldPageAim), seconds(warmPageAim), pagesRateAim) + table(rows)
}
