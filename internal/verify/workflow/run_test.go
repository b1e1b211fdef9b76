package workflow

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/schema"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/check"
	"github.com/apisteward/steward/internal/verify/compose"
	"github.com/apisteward/steward/internal/verify/failure"
)

var update = flag.Bool("update", false, "write down what the files of testdata give")

// bundle is what a test runs workflows with.
type bundle struct {
	apis  map[string]API
	slept []time.Duration
	cases []*call.Case
}

func setup(t *testing.T) *bundle {
	b := &bundle{apis: map[string]API{}}
	shopURL, bankURL := newShop(t)
	b.apis["shop"] = b.api(t, "shop", shopURL)
	b.apis["bank"] = b.api(t, "bank", bankURL)
	return b
}

func (b *bundle) sleep(_ context.Context, d time.Duration) error {
	b.slept = append(b.slept, d)
	return nil
}

func now() time.Time { return time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC) }

func (b *bundle) api(t *testing.T, name, address string) API {
	t.Helper()
	doc := mustLoad(t, filepath.Join("testdata", name+".openapi.yaml"))
	base, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	sender := call.NewSender(call.Settings{
		Doc: doc, Base: base, UserAgent: "steward", Timeout: 10 * time.Second, MaxAnswer: 1 << 20,
		Now: now, Sleep: func(context.Context, time.Duration) error { return nil },
	})
	t.Cleanup(sender.Close)
	judge := schema.New(doc, schema.WithFormats())
	checks := &check.Context{Doc: doc, Judge: judge, Granted: sender.HasGranted}
	return API{
		Doc:    doc,
		Intent: compose.New(doc, sample.New(doc), judge, nil).Intent,
		Send: func(ctx context.Context, c *call.Case) (*call.Exchange, error) {
			b.cases = append(b.cases, c)
			return sender.Send(ctx, c)
		},
		Judge: checks.Exchange,
	}
}

func mustLoad(t testing.TB, name string) *contract.Document {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := contract.Load(data, contract.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func mustParse(t testing.TB, name string) *File {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	f, err := Parse(data)
	if err != nil {
		t.Fatalf("%s: %v\n%+v", name, err, fieldsOf(err))
	}
	return f
}

// run runs workflows with the usual inputs.
func (b *bundle) run(t *testing.T, f *File, only ...string) *Report {
	t.Helper()
	r, err := NewRunner(Config{
		File: f, Name: "test.arazzo.yaml", APIs: b.apis, Now: now, Sleep: b.sleep, Only: only,
		Inputs: map[string]any{"user": "ann", "quantity": Text("4")},
	})
	if err != nil {
		t.Fatalf("%v\n%+v", err, fieldsOf(err))
	}
	report, err := r.Run(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return report
}

// TestRun runs the workflows of testdata/run and compares everything that is
// said of them with what stands beside them.
func TestRun(t *testing.T) {
	names, err := filepath.Glob("testdata/run/*.arazzo.yaml")
	if err != nil || len(names) == 0 {
		t.Fatal("no workflows", err)
	}
	for _, name := range names {
		t.Run(filepath.Base(name), func(t *testing.T) {
			b := setup(t)
			got := describe(b, b.run(t, mustParse(t, name)))
			compareGolden(t, strings.TrimSuffix(name, ".arazzo.yaml")+".txt", got)
		})
	}
}

// describe writes a report down, with circles cut short.
func describe(b *bundle, r *Report) string {
	var out strings.Builder
	for _, o := range r.Workflows {
		fmt.Fprintf(&out, "%s: %s", o.Workflow, withReason(o.Status, o.Reason))
		for i, s := range o.Steps {
			if i >= 12 {
				fmt.Fprintf(&out, "  ... %d steps\n", len(o.Steps))
				break
			}
			status := ""
			if s.Answer != 0 {
				status = fmt.Sprintf(" %d", s.Answer)
			}
			fmt.Fprintf(&out, "  %s/%s %s%s: %s", s.Workflow, s.Step, s.Operation, status, withReason(s.Status, s.Reason))
			for _, f := range s.Failures {
				fmt.Fprintf(&out, "    found %s\n", f.Check)
			}
			if s.Then != "" {
				fmt.Fprintf(&out, "    then %s\n", s.Then)
			}
		}
		for _, v := range o.Outputs {
			if v.Lacks != "" {
				fmt.Fprintf(&out, "  output %s has no value: %s\n", v.Name, v.Lacks)
			} else {
				fmt.Fprintf(&out, "  output %s = %s\n", v.Name, sample.Compact(sample.FromPlain(v.Value)))
			}
		}
	}
	for _, f := range r.Failures {
		fmt.Fprintf(&out, "failure %s %s: %s Expected %s; %s. %d requests\n", f.Check, f.Operation, f.Text, f.Expected, f.Arrived, len(f.Sequence.Steps))
	}
	fmt.Fprintf(&out, "slept %v\n", b.slept)
	return out.String()
}

func withReason(s Status, reason string) string {
	if reason == "" {
		return string(s) + "\n"
	}
	return string(s) + ", " + reason + "\n"
}

func TestOutputsAreBoundToTheAnswersTheyComeFrom(t *testing.T) {
	b := setup(t)
	b.run(t, mustParse(t, "testdata/run/buy.arazzo.yaml"))
	order, await := b.cases[2], b.cases[4]
	if len(order.Body.From) != 1 || order.Body.From[0].Pointer != "/product" || order.Body.From[0].Binding.Pointer != "/items/0/id" {
		t.Errorf("body was taken from %+v", order.Body.From)
	}
	id := await.Argument("path", "id")
	if id.From == nil || id.From.Pointer != "/id" || id.From.Exchange.Case != order {
		t.Errorf("id was taken from %+v", id.From)
	}
	if got, ok := id.From.Resolve(); !ok || got != id.Value {
		t.Errorf("the binding leads to %v, the value is %v", got, id.Value)
	}
}

func TestOnlyStepsThatExpectSuccessAreMeantToBeValid(t *testing.T) {
	b := setup(t)
	b.run(t, mustParse(t, "testdata/run/actions.arazzo.yaml"), "second")
	var intents []string
	for _, c := range b.cases {
		intents = append(intents, c.Operation.ID+" "+c.Intent.String())
	}
	want := "logIn valid, createOrder valid, getOrder valid, getOrder valid, cancelOrder valid, getOrder unknown, " +
		"getBusy valid, logIn valid, getBusy valid, listProducts valid, getBusy valid, listProducts valid, getBusy valid, listProducts valid"
	if got := strings.Join(intents, ", "); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

func TestFailuresAreKnownByWorkflowAndStep(t *testing.T) {
	f := mustParse(t, "testdata/run/failing.arazzo.yaml")
	first, again := setup(t).run(t, f), setup(t).run(t, f)
	seen := map[string]bool{}
	for i, found := range first.Failures {
		if found.ID != again.Failures[i].ID {
			t.Errorf("%s is not stable", found.Text)
		}
		if seen[found.ID] {
			t.Errorf("%s has the id of another one", found.Text)
		}
		seen[found.ID] = true
		if found.Level != failure.Failed || found.Phase != call.Workflows || len(found.Sequence.Steps) == 0 {
			t.Errorf("%+v", found)
		}
	}
}

func TestABudgetThatIsUsedUpEndsTheRun(t *testing.T) {
	b := setup(t)
	api := b.apis["shop"]
	sent := 0
	send := api.Send
	api.Send = func(ctx context.Context, c *call.Case) (*call.Exchange, error) {
		if sent++; sent > 3 {
			return nil, call.ErrBudget
		}
		return send(ctx, c)
	}
	b.apis["shop"] = api
	r, err := NewRunner(Config{File: mustParse(t, "testdata/run/failing.arazzo.yaml"), APIs: b.apis, Now: now, Sleep: b.sleep})
	if err != nil {
		t.Fatal(err)
	}
	report, err := r.Run(t.Context())
	if !errors.Is(err, call.ErrBudget) {
		t.Fatalf("error is %v", err)
	}
	if len(report.Workflows) != len(r.chosen) {
		t.Errorf("%d of %d workflows are in the report", len(report.Workflows), len(r.chosen))
	}
	if last := report.Workflows[len(report.Workflows)-1]; last.Status != Skipped || last.Reason != call.ErrBudget.Error() {
		t.Errorf("the last workflow: %+v", last)
	}
}

func TestWhatCannotBeSentIsSkipped(t *testing.T) {
	b := setup(t)
	api := b.apis["shop"]
	api.Send = func(context.Context, *call.Case) (*call.Exchange, error) {
		return nil, &call.UnsendableError{Reason: "only safe methods are wanted"}
	}
	b.apis["shop"] = api
	o := b.run(t, mustParse(t, "testdata/run/buy.arazzo.yaml")).Workflows[0]
	if o.Status != Skipped || o.Reason != "the step `in` could not be run: only safe methods are wanted" || len(o.Steps) != 5 {
		t.Errorf("%+v", o)
	}
}
