package webhook

import (
	"context"
	"encoding/json"
	"net"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/outgoing"
	"github.com/apisteward/steward/internal/sample"
)

func TestAWebhookArrives(t *testing.T) {
	t.Parallel()
	b := setup(t, shop)
	d := b.send(t, "bookSold", Order{})
	got := b.receiver.last(t)
	if got.verified != nil {
		t.Errorf("its signature does not hold: %v", got.verified)
	}
	if got.method != "POST" || got.uri != "/hooks?attempt=1" || got.body != `{"isbn":"9780141439518","price":5}` {
		t.Errorf("got %+v", got)
	}
	if h := got.header; h.Get("Content-Type") != "application/json" || h.Get("X-Shop") != "main" || h.Get("Webhook-Id") != d.ID || !strings.HasPrefix(d.ID, "msg_") {
		t.Errorf("headers %v", h)
	}
	if !d.Delivered() || d.Status != 204 || d.URL != b.receiver.URL+"/hooks?attempt=1" || d.Method != "POST" || d.Name != "bookSold" || len(d.Warnings) != 0 {
		t.Errorf("delivery %+v", d)
	}
	if again := b.send(t, "bookSold", Order{}); again.ID == d.ID {
		t.Error("two messages have one id")
	}
}

func TestASignatureIsOfWhatIsSent(t *testing.T) {
	t.Parallel()
	b := setup(t, shop, func(o *Options) { o.Secret, _ = ParseSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw") })
	b.send(t, "bookSold", Order{})
	if b.receiver.last(t).verified == nil {
		t.Error("the signature of another secret holds")
	}
	b = setup(t, shop, func(o *Options) { o.Now = func() time.Time { return time.Now().Add(-time.Hour) } })
	b.send(t, "bookSold", Order{})
	if err := b.receiver.last(t).verified; err == nil || !strings.Contains(err.Error(), "too old") {
		t.Errorf("the time is not that of the clock: %v", err)
	}
}

func TestPayloads(t *testing.T) {
	t.Parallel()
	b := setup(t, shop)
	for _, tc := range []struct {
		name  string
		order Order
		body  string
	}{
		{"bookSold", Order{Example: "dear"}, `{"isbn":"9780141439518","price":5000}`},
		{"bookSold", Order{Payload: json.RawMessage(`{"price": 7, "isbn": "9780141439518"}`)}, `{"price":7,"isbn":"9780141439518"}`},
		{"form", Order{Payload: json.RawMessage(`{"price": 7, "isbn": "9780141439518"}`)}, `price=7&isbn=9780141439518`},
		{"ping", Order{}, ""},
	} {
		b.send(t, tc.name, tc.order)
		if got := b.receiver.last(t); got.body != tc.body || got.verified != nil {
			t.Errorf("%s %+v: %+v", tc.name, tc.order, got)
		}
	}
	b.send(t, "ping", Order{Method: "delete"})
	if got := b.receiver.last(t); got.method != "DELETE" {
		t.Errorf("got %+v", got)
	}
}

func TestMadePayloadsFollowTheSeed(t *testing.T) {
	t.Parallel()
	seeds := map[string]bool{}
	for _, seed := range []uint64{1, 1, 2, 3} {
		b := setup(t, shop, func(o *Options) { o.Seed = seed })
		b.send(t, "made", Order{})
		got := b.receiver.last(t)
		if got.method != "PUT" || got.header.Get("Content-Type") != "application/vnd.shop+json" {
			t.Errorf("got %+v", got)
		}
		v, err := sample.Parse([]byte(got.body))
		if err != nil || len(b.faults(b.doc.ComponentsNode("schemas").Get("Sale"), v)) != 0 {
			t.Errorf("%s is not what the schema says (%v)", got.body, err)
		}
		seeds[got.body] = true
	}
	if len(seeds) < 2 || len(seeds) > 3 {
		t.Errorf("three seeds make %d payloads: %v", len(seeds), seeds)
	}
}

func TestOrdersThatCannotBeDone(t *testing.T) {
	t.Parallel()
	b := setup(t, shop)
	for name, tc := range map[string]struct {
		webhook string
		order   Order
		kind    fault.Kind
		text    string
	}{
		"an unknown name":               {"bookLost", Order{}, fault.NotFound, "bookSold, made, form, zip, ping, order/paid"},
		"a method that it has not":      {"ping", Order{Method: "POST"}, fault.Invalid, "GET or DELETE"},
		"an unknown example":            {"bookSold", Order{Example: "x"}, fault.Invalid, "broken, cheap, dear"},
		"no examples":                   {"made", Order{Example: "x"}, fault.Invalid, "no examples with names"},
		"a broken example":              {"bookSold", Order{Example: "broken"}, fault.Invalid, "not what the document says"},
		"example and payload":           {"bookSold", Order{Example: "dear", Payload: json.RawMessage(`{}`)}, fault.Invalid, "either"},
		"a payload of none":             {"ping", Order{Payload: json.RawMessage(`{}`)}, fault.Invalid, "no payload"},
		"a payload of unknown form":     {"zip", Order{Payload: json.RawMessage(`{}`)}, fault.Invalid, "no payload"},
		"another scheme":                {"ping", Order{URL: "ftp://127.0.0.1/"}, fault.Invalid, "http or https"},
		"no URL":                        {"ping", Order{URL: "http://127.0.0.1:x/"}, fault.Invalid, "is no URL"},
		"credentials":                   {"ping", Order{URL: "http://a:b@127.0.0.1/"}, fault.Invalid, "credentials"},
		"a URL without end":             {"ping", Order{URL: "http://127.0.0.1/" + strings.Repeat("a", maxURL)}, fault.Invalid, "is no URL"},
		"another machine":               {"ping", Order{URL: "http://10.0.0.1/"}, fault.Forbidden, "10.0.0.1 is not on this machine"},
		"the metadata of a cloud":       {"ping", Order{URL: "http://169.254.169.254/latest"}, fault.Forbidden, "not on this machine"},
		"a callback of two operations":  {"paid", Order{}, fault.Invalid, "order/paid or POST /other/paid"},
		"two members of one name, late": {"bookSold", Order{Payload: json.RawMessage(`{"isbn":"9780141439518","price":1,"x":2}`)}, fault.Invalid, "not what the document says"},
	} {
		d, e := b.Send(t.Context(), tc.webhook, tc.order)
		if e == nil || d != nil || e.Kind != tc.kind || !strings.Contains(e.Detail, tc.text) {
			t.Errorf("%s: %+v, %v", name, d, e)
		}
	}
	if len(b.receiver.got) != 0 {
		t.Errorf("%d messages arrived", len(b.receiver.got))
	}
}

func TestPayloadsThatTheDocumentDoesNotAllow(t *testing.T) {
	t.Parallel()
	wrong := Order{Payload: json.RawMessage(`{"isbn": "1", "price": 0, "secret/x": "hunter2"}`)}
	b := setup(t, shop)
	_, e := b.Send(t.Context(), "bookSold", wrong)
	var places []string
	for _, f := range e.Fields {
		places = append(places, f.Place)
		if strings.Contains(f.Detail, "hunter2") {
			t.Errorf("a value is repeated: %+v", f)
		}
	}
	if got := strings.Join(places, " "); got != "#/isbn #/price #/secret~1x" && got != "# #/isbn #/price" {
		t.Errorf("places %v", places)
	}
	lenient := setup(t, shop, func(o *Options) { o.Lenient = true })
	d := lenient.send(t, "bookSold", wrong)
	if len(d.Warnings) != 3 || !strings.Contains(lenient.receiver.last(t).body, "hunter2") {
		t.Errorf("delivery %+v", d)
	}
	empty := setup(t, strings.Replace(shop, "required: [isbn, price]", "required: [isbn, price]\n      not: {}", 1))
	if d := empty.send(t, "made", Order{}); len(d.Warnings) != 1 {
		t.Errorf("delivery %+v", d)
	}
}

func TestReceiversThatDoNotTakeIt(t *testing.T) {
	t.Parallel()
	b := setup(t, shop)
	b.receiver.status = http.StatusFound
	if d := b.send(t, "ping", Order{}); d.Delivered() || d.Status != 302 || d.Failure != "" {
		t.Errorf("a redirect: %+v", d)
	}
	closed, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	closed.Close()
	d := b.send(t, "ping", Order{URL: "http://" + closed.Addr().String() + "/x"})
	if d.Delivered() || d.Status != 0 || !strings.Contains(d.Failure, "Nothing listens at") {
		t.Errorf("nobody: %+v", d)
	}
	v := decode(t, sample.Compact(d.Value()))
	if v["delivered"] != false || v["failure"] == nil || v["status"] != nil {
		t.Errorf("as JSON: %v", v)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if d, e := b.Send(ctx, "ping", Order{}); e != nil || d.Failure == "" {
		t.Errorf("given up: %+v, %v", d, e)
	}
}

func TestTooManyAtATime(t *testing.T) {
	t.Parallel()
	b := setup(t, shop)
	for range maxSending {
		b.sending <- struct{}{}
	}
	if _, e := b.Send(t.Context(), "ping", Order{}); e == nil || e.Kind != fault.TooMany {
		t.Errorf("%v", e)
	}
}

func TestADeliveryAsJSON(t *testing.T) {
	t.Parallel()
	b := setup(t, shop)
	v := decode(t, sample.Compact(b.send(t, "bookSold", Order{}).Value()))
	for _, member := range []string{"delivered", "name", "method", "url", "webhook_id", "webhook_timestamp", "payload", "status", "took_ms"} {
		if v[member] == nil {
			t.Errorf("there is no %s in %v", member, v)
		}
	}
}

func TestWithoutWebhooks(t *testing.T) {
	t.Parallel()
	b := setup(t, "openapi: 3.0.3\ninfo: {title: x, version: '1'}\npaths: {}\n")
	if _, e := b.Send(t.Context(), "x", Order{}); e == nil || e.Kind != fault.NotFound || len(b.Names()) != 0 {
		t.Errorf("%v, %v", e, b.Names())
	}
}

// What a server may send to is decided by its client: nothing in a document, an
// order or a request reaches its own network.
func TestAServerSendsToNoMachineOfItsOwn(t *testing.T) {
	t.Parallel()
	b := setup(t, shop, withoutTarget, func(o *Options) { o.Client = outgoing.New(outgoing.Options{}) })
	for _, address := range []string{b.receiver.URL, "http://localhost/", "http://[::1]/", "http://168.63.129.16/", "http://192.168.0.1/"} {
		if _, e := b.Send(t.Context(), "ping", Order{URL: address}); e == nil || e.Kind != fault.Forbidden {
			t.Errorf("%s: %v", address, e)
		}
	}
	if _, e := b.Send(t.Context(), "order/fixed", Order{}); e == nil || e.Kind != fault.Forbidden {
		t.Errorf("an address in the document: %v", e)
	}
}

func TestRelativeURLsNeedATarget(t *testing.T) {
	t.Parallel()
	b := setup(t, shop)
	b.send(t, "ping", Order{URL: "deeper?x=1#fragment"})
	if got := b.receiver.last(t); got.uri != "/deeper?x=1" {
		t.Errorf("got %+v", got)
	}
	b.Target = nil
	if _, e := b.Send(t.Context(), "ping", Order{URL: "deeper"}); e == nil || e.Kind != fault.Invalid {
		t.Errorf("%v", e)
	}
	if _, e := b.Send(t.Context(), "ping", Order{}); e == nil || !strings.Contains(e.Detail, "--webhook-url") || strings.Contains(e.Detail, "requested") {
		t.Errorf("%v", e)
	}
	if _, e := b.Send(t.Context(), "order/named", Order{}); e == nil || !strings.Contains(e.Detail, "have the operation requested") {
		t.Errorf("%v", e)
	}
	if u, err := url.Parse(b.receiver.URL); err != nil || u.Path != "" {
		t.Error(err)
	}
}
