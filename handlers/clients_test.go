package handlers_test

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/apisteward/steward/handlers"
	"github.com/apisteward/steward/internal/access"
	"github.com/apisteward/steward/internal/catalog"
	"github.com/apisteward/steward/internal/clients"
	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/contract/lint"
)

const goClient = "/v1/apis/payments/versions/1.0.0/clients/go"

func libraryOptions() clients.LibraryOptions {
	return clients.LibraryOptions{CacheBytes: 1 << 20, ArchiveBytes: 1 << 20, Parallel: 2}
}

// unzipped returns the files of an archive by name.
func unzipped(t *testing.T, data []byte) map[string]string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	files := make(map[string]string)
	for _, f := range archive.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		files[f.Name] = string(text)
	}
	return files
}

func TestClientIsWhatTheCommandMakes(t *testing.T) {
	b := setup(t)
	b.makeAPI("payments")
	b.publish(document("1.0.0"), "").want(http.StatusCreated)
	for _, language := range clients.Languages() {
		got := b.do(call{method: "GET", path: "/v1/apis/payments/versions/latest/clients/" + string(language), key: "none"}).want(http.StatusOK)
		if got.header.Get("Content-Type") != "application/zip" ||
			got.header.Get("Content-Disposition") != "attachment; filename=payments-1.0.0-"+string(language)+".zip" {
			t.Errorf("%s: %v", language, got.header)
		}
		doc, err := contract.Load([]byte(document("1.0.0")), contract.DefaultLimits())
		if err != nil {
			t.Fatal(err)
		}
		made, err := clients.Generate(doc, lint.DefaultRuleset(), language, clients.Options{})
		if err != nil {
			t.Fatal(err)
		}
		files := unzipped(t, got.body)
		if len(files) != len(made.Files)+1 {
			t.Errorf("%s: %d files, want %d and the list of them", language, len(files), len(made.Files))
		}
		for _, f := range made.Files {
			if files["payments-1.0.0/"+f.Name] != string(f.Data) {
				t.Errorf("%s: %s differs, or is missing", language, f.Name)
			}
		}
	}
}

func TestClientIsSentOnce(t *testing.T) {
	b := setup(t)
	b.makeAPI("payments")
	b.publish(document("1.0.0"), "").want(http.StatusCreated)
	got := b.do(call{method: "GET", path: goClient}).want(http.StatusOK)
	tag := got.header.Get("ETag")
	if !strings.HasPrefix(tag, `"`) {
		t.Errorf("ETag: %s", tag)
	}
	again := b.do(call{method: "GET", path: goClient, header: map[string]string{"If-None-Match": tag}}).want(http.StatusNotModified)
	if len(again.body) > 0 || again.header.Get("ETag") != tag {
		t.Errorf("304 with %d bytes and %v", len(again.body), again.header)
	}
	head := b.do(call{method: "HEAD", path: goClient}).want(http.StatusOK)
	if len(head.body) > 0 || head.header.Get("ETag") != tag || head.header.Get("Content-Length") != got.header.Get("Content-Length") {
		t.Errorf("HEAD: %v", head.header)
	}
	b.publish(document("1.1.0", "email"), "").want(http.StatusCreated)
	next := b.do(call{method: "GET", path: "/v1/apis/payments/versions/latest/clients/go"}).want(http.StatusOK)
	if next.header.Get("ETag") == tag {
		t.Error("another version has the same tag")
	}
}

func TestClientOfAnotherLanguage(t *testing.T) {
	b := setup(t)
	b.makeAPI("payments")
	b.publish(document("1.0.0"), "").want(http.StatusCreated)
	problem := b.do(call{method: "GET", path: "/v1/apis/payments/versions/1.0.0/clients/cobol"}).problem(http.StatusBadRequest)
	for _, language := range clients.Languages() {
		if !strings.Contains(*problem.Detail, string(language)) {
			t.Errorf("%s is not listed: %s", language, *problem.Detail)
		}
	}
	b.do(call{method: "GET", path: "/v1/apis/payments/versions/9.9.9/clients/go"}).problem(http.StatusNotFound)
	b.do(call{method: "GET", path: "/v1/apis/orders/versions/1.0.0/clients/go"}).problem(http.StatusNotFound)
}

func TestClientOfWhatIsNotForEverybody(t *testing.T) {
	b := setup(t)
	b.makeAPI("payments", `, "visibility": "private"`)
	b.publish(document("1.0.0"), "").want(http.StatusCreated)
	b.publish(document("2.0.0-rc.1"), "").want(http.StatusCreated)
	for key, want := range map[string]int{
		"":                               http.StatusOK,
		"none":                           http.StatusNotFound,
		b.makeKey(access.Read, "orders"): http.StatusNotFound,
		b.makeKey(access.Read):           http.StatusOK,
	} {
		b.do(call{method: "GET", path: goClient, key: key}).want(want)
	}
	draft := "/v1/apis/payments/versions/2.0.0-rc.1/clients/python"
	b.do(call{method: "GET", path: draft}).want(http.StatusOK)
	b.do(call{method: "GET", path: draft, key: "none"}).problem(http.StatusNotFound)
}

func TestClientThatIsTooLarge(t *testing.T) {
	b := setup(t, func(o *handlers.Options) {
		o.Clients = clients.NewLibrary(o.Catalog, clients.LibraryOptions{CacheBytes: 1 << 20, ArchiveBytes: 100})
	})
	b.makeAPI("payments")
	b.publish(document("1.0.0"), "").want(http.StatusCreated)
	b.do(call{method: "GET", path: goClient}).problem(http.StatusUnprocessableEntity)
}

// Who may publish says which findings count. What was published has a client.
func TestClientOfADocumentWithARuleOff(t *testing.T) {
	b := setup(t)
	b.makeAPI("payments", `, "settings": {"rules_off": ["invalid-ref"]}`)
	b.publish(document("1.0.0")+"components: {schemas: {A: {$ref: '#/components/schemas/B'}}}\n", "").want(http.StatusCreated)
	b.do(call{method: "GET", path: goClient}).want(http.StatusOK)
}

// watched is a catalogue that counts how often documents are read.
type watched struct {
	clients.Catalog
	reads atomic.Int32
}

func (w *watched) ReadDocument(ctx context.Context, v *catalog.Version) (*contract.Document, error) {
	w.reads.Add(1)
	return w.Catalog.ReadDocument(ctx, v)
}

func TestClientIsMadeOnce(t *testing.T) {
	w := new(watched)
	b := setup(t, func(o *handlers.Options) {
		w.Catalog = o.Catalog
		o.Clients = clients.NewLibrary(w, libraryOptions())
	})
	b.makeAPI("payments")
	b.publish(document("1.0.0"), "").want(http.StatusCreated)
	var asked sync.WaitGroup
	for range 20 {
		asked.Go(func() {
			response, err := http.Get(b.url + goClient)
			if err != nil {
				t.Error(err)
				return
			}
			response.Body.Close()
			if response.StatusCode != http.StatusOK {
				t.Error(response.Status)
			}
		})
	}
	asked.Wait()
	if n := w.reads.Load(); n != 1 {
		t.Errorf("made %d times", n)
	}
	b.do(call{method: "GET", path: strings.Replace(goClient, "1.0.0", "v1", 1)}).want(http.StatusOK)
	if n := w.reads.Load(); n != 1 {
		t.Errorf("made again for another name of the version")
	}
}
