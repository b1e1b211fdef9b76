package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strconv"
	"sync"

	"github.com/apisteward/steward/internal/clients/plan"
)

// run takes documents through emitters and compilers.
type run struct {
	corpus    string
	work      string // a folder of its own
	jobs      int
	languages []*language
	book      *ledger
	log       io.Writer
	tally     *tally
}

// all judges documents. The error is one of this program or of the machine.
func (r *run) all(ctx context.Context, names []string) error {
	ctx, stop := context.WithCancelCause(ctx)
	batches := make(chan *batch)
	var group sync.WaitGroup
	for i := range r.jobs {
		folder := filepath.Join(r.work, "job"+strconv.Itoa(i))
		group.Go(func() {
			if err := r.judgeAll(ctx, batches, folder); err != nil {
				stop(err)
			}
		})
	}
	err := r.make(ctx, names, batches)
	close(batches)
	group.Wait()
	stop(err)
	if cause := context.Cause(ctx); cause != nil && !errors.Is(cause, context.Canceled) {
		return cause
	}
	return err
}

func (r *run) judgeAll(ctx context.Context, batches <-chan *batch, folder string) error {
	for b := range batches {
		if err := r.judge(ctx, b, folder); err != nil {
			return err
		}
	}
	return nil
}

// make makes the packages of documents and sends them in batches. Documents with the same digest are taken once.
func (r *run) make(ctx context.Context, names []string, batches chan<- *batch) error {
	send := func(full *batch) error {
		select {
		case batches <- full:
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	seen := make(map[string]bool)
	filling := make([]filling, len(r.languages))
	for _, name := range names {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		p, err := r.plan(name, seen)
		if err != nil {
			return err
		}
		for i, l := range r.languages {
			made := r.emit(l, name, p)
			if made == nil {
				continue
			}
			if full := filling[i].add(l, made); full != nil {
				if err := send(full); err != nil {
					return err
				}
			}
		}
	}
	for _, f := range filling {
		for _, rest := range f {
			if err := send(rest); err != nil {
				return err
			}
		}
	}
	return nil
}

// plan plans the client of a document. It returns nil when there is none to be compiled, which it has counted.
func (r *run) plan(name string, seen map[string]bool) (*plan.Package, error) {
	var no refusal
	doc, err := readDocument(r.corpus, name)
	switch {
	case errors.As(err, &no):
		r.tally.refuse()
		return nil, nil
	case err != nil:
		return nil, err
	case seen[doc.Digest]:
		r.tally.repeat()
		return nil, nil
	}
	seen[doc.Digest] = true
	if err := doc.check(); err != nil {
		r.tally.refuse()
		return nil, nil
	}
	p, err := planned(doc)
	if err != nil {
		for _, l := range r.languages {
			r.tell(l, name, verdict{Outcome: failed, Said: []string{err.Error()}})
		}
		return nil, nil
	}
	return p, nil
}

// planned is plan.New, whose panics are errors.
func planned(doc *document) (p *plan.Package, err error) {
	defer func() {
		if v := recover(); v != nil {
			err = fmt.Errorf("planning panics: %v", v)
		}
	}()
	return plan.New(doc.Document, plan.Options{})
}

// emit makes a package. It returns nil when there is nothing to compile: no plan, or a verdict that is known.
func (r *run) emit(l *language, name string, p *plan.Package) *pack {
	if p == nil {
		return nil
	}
	made, err := newPack(l, name, p)
	if err != nil {
		r.tell(l, name, verdict{Outcome: failed, Said: []string{err.Error()}})
		return nil
	}
	if v, ok := r.book.Find(made.Sum); ok {
		r.tell(l, name, v)
		return nil
	}
	return made
}

func (r *run) judge(ctx context.Context, b *batch, folder string) error {
	verdicts, err := b.judge(ctx, folder)
	if err != nil {
		return err
	}
	for i, v := range verdicts {
		if err := r.book.Add(b.language.name, b.packs[i], v); err != nil {
			return err
		}
		r.tell(b.language, b.packs[i].Document, v)
	}
	fmt.Fprintln(r.log, r.tally.progress())
	return nil
}

// tell counts a verdict, and says what is not well.
func (r *run) tell(l *language, name string, v verdict) {
	r.tally.count(l, name, v)
	if v.Outcome == compiled {
		return
	}
	text := fmt.Sprintf("%s: %s: %s\n", v.Outcome, l.name, name)
	for _, line := range v.Said {
		text += "    " + line + "\n"
	}
	io.WriteString(r.log, text)
}
