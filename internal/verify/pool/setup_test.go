package pool

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"sync"
	"testing"
	"time"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/resource"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/schema"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/compose"
)

func load(t testing.TB, text string) *contract.Document {
	t.Helper()
	doc, err := contract.Load([]byte(text), contract.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// testBundle is a pool over a server of a test.
type testBundle struct {
	*Pool
	doc      *contract.Document
	composer *compose.Composer

	mu   sync.Mutex
	sent []string // "POST /books 201"
}

// setup serves handler as the API of a document.
func setup(t *testing.T, text string, known compose.Known, handler http.Handler) *testBundle {
	t.Helper()
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	base, err := url.Parse(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	doc := load(t, text)
	sender := call.NewSender(call.Settings{
		Doc: doc, Base: base, Timeout: 5 * time.Second, MaxAnswer: 1 << 20, Now: time.Now,
		Sleep: func(context.Context, time.Duration) error { return nil },
	})
	t.Cleanup(sender.Close)
	b := &testBundle{doc: doc, composer: compose.New(doc, sample.New(doc), schema.New(doc), known)}
	b.Pool = New(doc, b.composer, func(ctx context.Context, c *call.Case) (*call.Exchange, error) {
		x, err := sender.Send(ctx, c)
		if err != nil {
			return nil, err
		}
		b.mu.Lock()
		b.sent = append(b.sent, x.Method+" "+pathOf(x.URL)+" "+http.StatusText(x.Status))
		b.mu.Unlock()
		b.Learn(x)
		return x, nil
	})
	return b
}

func pathOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	return u.EscapedPath()
}

func (b *testBundle) op(t *testing.T, name string) *contract.Operation {
	t.Helper()
	for _, op := range b.doc.Operations() {
		if op.Name() == name {
			return op
		}
	}
	t.Fatalf("there is no operation %s", name)
	return nil
}

// kind is the resource whose things have a name.
func (b *testBundle) kind(thing string) *resource.Resource {
	r, _ := b.graph.Referred(thing + "_id")
	return r
}

// bound composes a request, and binds it.
func (b *testBundle) bound(t *testing.T, name string, form compose.Form) *call.Case {
	t.Helper()
	op := b.op(t, name)
	c := b.composer.Compose(op, form, b.random(op))
	if _, err := b.Bind(t.Context(), c); err != nil {
		t.Fatal(err)
	}
	return c
}
