package verifytest

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// visitor sends requests that are written by hand.
type visitor struct {
	t      *testing.T
	server *httptest.Server
	client *http.Client
	clock  *atomic.Int64 // nanoseconds since 1970
	waited *atomic.Int64 // nanoseconds that the server wanted to pass
}

// visit starts a server. Without is left to the caller, so that answers that
// cost time come only where a test is about them.
func visit(t *testing.T, opts Options) *visitor {
	v := &visitor{t: t, clock: new(atomic.Int64), waited: new(atomic.Int64)}
	v.clock.Store(time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC).UnixNano())
	opts.Now = func() time.Time { return time.Unix(0, v.clock.Load()) }
	opts.Wait = func(_ context.Context, d time.Duration) { v.waited.Add(int64(d)) }
	v.server = httptest.NewServer(New(opts))
	t.Cleanup(v.server.Close)
	v.client = &http.Client{
		Transport:     &http.Transport{DisableCompression: true, DisableKeepAlives: true},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	return v
}

// calm is everything that needs a visitor's patience.
func calm() []string { return []string{"starting", "throttling"} }

// pass lets time pass for the server.
func (v *visitor) pass(d time.Duration) { v.clock.Add(int64(d)) }

// answer is what came back. A broken connection has status 0.
type answer struct {
	status int
	header http.Header
	raw    string
	json   any // nil when the body is none
	broken bool
}

// send asks with every credential. Headers are given as "Name: value"; "-Name"
// sends none. A body is JSON unless a header says otherwise.
func (v *visitor) send(method, path, body string, headers ...string) answer {
	v.t.Helper()
	req, err := http.NewRequest(method, v.server.URL+path, strings.NewReader(body))
	if err != nil {
		v.t.Fatal(err)
	}
	req.Header.Set("X-API-Key", APIKey)
	req.Header.Set("Authorization", "Bearer "+BearerToken)
	req.Header.Set("X-Admin-Key", AdminKey)
	req.Header.Set("X-Channel", "web")
	if body != "" {
		req.Header.Set("Content-Type", "application/json")
	}
	for _, h := range headers {
		if name, without := strings.CutPrefix(h, "-"); without {
			req.Header.Del(name)
			continue
		}
		name, value, _ := strings.Cut(h, ": ")
		req.Header.Set(name, value)
	}
	res, err := v.client.Do(req)
	if err != nil {
		return answer{broken: true}
	}
	defer res.Body.Close()
	return read(v.t, res)
}

func read(t *testing.T, res *http.Response) answer {
	t.Helper()
	raw, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	a := answer{status: res.StatusCode, header: res.Header, raw: string(raw)}
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	if d.Decode(&a.json) != nil {
		a.json = nil
	}
	return a
}

func (v *visitor) get(path string, headers ...string) answer {
	v.t.Helper()
	return v.send("GET", path, "", headers...)
}

// follow reads what Location leads to.
func (v *visitor) follow(created answer) answer {
	v.t.Helper()
	return v.get(strings.TrimPrefix(created.header.Get("Location"), v.server.URL))
}

// patch sends a merge patch.
func (v *visitor) patch(path, body string, headers ...string) answer {
	v.t.Helper()
	return v.send("PATCH", path, body, append([]string{"Content-Type: application/merge-patch+json"}, headers...)...)
}

// at returns what stands in the body at a path of names and indices; "none"
// where nothing does.
func (a answer) at(path ...any) any {
	value := a.json
	for _, step := range path {
		switch step := step.(type) {
		case string:
			o, _ := value.(map[string]any)
			v, has := o[step]
			if !has {
				return "none"
			}
			value = v
		case int:
			items, _ := value.([]any)
			if step >= len(items) {
				return "none"
			}
			value = items[step]
		}
	}
	return value
}

func (a answer) id() string { return fmt.Sprint(a.at("id")) }

func (a answer) length(path ...any) int {
	items, _ := a.at(path...).([]any)
	return len(items)
}

// column returns a property of every item of a list, separated by spaces.
func (a answer) column(name string, list ...any) string {
	var cells []string
	items, _ := a.at(list...).([]any)
	for _, item := range items {
		o, _ := item.(map[string]any)
		cells = append(cells, fmt.Sprint(o[name]))
	}
	return strings.Join(cells, " ")
}

// kind returns the type of a value of JSON.
func kind(v any) string {
	switch v.(type) {
	case nil:
		return "null"
	case json.Number:
		return "number"
	case []any:
		return "array"
	case map[string]any:
		return "object"
	}
	return fmt.Sprintf("%T", v)
}
