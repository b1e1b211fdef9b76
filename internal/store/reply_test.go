package store_test

import (
	"reflect"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/store"
)

func TestAReplyIsRepeatedToTheSameRequest(t *testing.T) {
	eachEngine(t, func(t *testing.T, b *bundle) {
		begin := func(scope, name, payload string) (*store.Reply, error) {
			return b.BeginReply(t.Context(), scope, name, []byte(payload))
		}
		if reply, err := begin("ada", "one", "body"); reply != nil || err != nil {
			t.Fatalf("the first request: %+v, %v; want to go on", reply, err)
		}
		if _, err := begin("ada", "one", "body"); !fault.Is(err, fault.Conflict) {
			t.Errorf("while it is worked on: %v, want a conflict", err)
		}
		want := &store.Reply{Status: 201, Header: map[string][]string{"Location": {"/v1/apis/payments"}}, Body: []byte("{}")}
		if err := b.CompleteReply(t.Context(), "ada", "one", want); err != nil {
			t.Fatal(err)
		}
		if got, err := begin("ada", "one", "body"); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("the same again: %+v, %v; want %+v", got, err, want)
		}
		if _, err := begin("ada", "one", "another body"); !fault.Is(err, fault.Invalid) {
			t.Errorf("another payload: %v, want invalid", err)
		}
		if reply, err := begin("bob", "one", "body"); reply != nil || err != nil {
			t.Errorf("the same key of somebody else: %+v, %v; want to go on", reply, err)
		}
		if err := b.ForgetReply(t.Context(), "bob", "one"); err != nil {
			t.Error(err)
		}
		if reply, err := begin("bob", "one", "another body"); reply != nil || err != nil {
			t.Errorf("once it is forgotten: %+v, %v; want to go on", reply, err)
		}
		if err := b.ForgetReply(t.Context(), "ada", "one"); err != nil {
			t.Error(err)
		}
		if got, err := begin("ada", "one", "body"); err != nil || got == nil {
			t.Errorf("a complete reply was forgotten: %+v, %v", got, err)
		}
	})
}

func TestRepliesExpire(t *testing.T) {
	eachEngine(t, func(t *testing.T, b *bundle) {
		var now atomic.Int64 // minutes after start
		b.options.Now = func() time.Time { return start().Add(time.Duration(now.Load()) * time.Minute) }
		s := b.open(t)
		begin := func(name string) *store.Reply {
			t.Helper()
			reply, err := s.BeginReply(t.Context(), "ada", name, []byte("body"))
			if err != nil {
				t.Fatal(err)
			}
			return reply
		}
		begin("left")
		begin("complete")
		if err := s.CompleteReply(t.Context(), "ada", "complete", &store.Reply{Status: 204}); err != nil {
			t.Fatal(err)
		}
		now.Store(1)
		if reply := begin("left"); reply != nil {
			t.Errorf("the request of a process that died blocks its key: %+v", reply)
		}
		if reply := begin("complete"); reply == nil || reply.Status != 204 {
			t.Errorf("after a minute the reply is %+v", reply)
		}
		now.Store(24 * 60)
		if n, err := s.PurgeReplies(t.Context()); n != 2 || err != nil {
			t.Errorf("PurgeReplies = %d, %v; want 2", n, err)
		}
		if reply := begin("complete"); reply != nil {
			t.Errorf("after a day the reply is %+v, want none", reply)
		}
	})
}

func TestOfManySuchRequestsOneGoesOn(t *testing.T) {
	eachEngine(t, func(t *testing.T, b *bundle) {
		var begun atomic.Int32
		var wg sync.WaitGroup
		for range 8 {
			wg.Go(func() {
				reply, err := b.BeginReply(t.Context(), "ada", "one", []byte("body"))
				switch {
				case reply == nil && err == nil:
					begun.Add(1)
				case !fault.Is(err, fault.Conflict):
					t.Errorf("%+v, %v; want a conflict", reply, err)
				}
			})
		}
		wg.Wait()
		if begun.Load() != 1 {
			t.Errorf("%d went on, want one", begun.Load())
		}
	})
}
