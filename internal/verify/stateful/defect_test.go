package stateful

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/verify/call"
)

// defect is an API that breaks its document, and what is to be found.
type defect struct {
	api   *notes
	check string
	of    string // method of the operation
	at    string // end of the place
}

// forgets is an API that does not keep the change of one property.
func forgets(name string) *notes {
	return &notes{update: func(_ *notes, old, _, n note) note {
		if v, there := old[name]; there {
			n[name] = v
		} else {
			delete(n, name)
		}
		return n
	}}
}

func creates(change func(n note) note) *notes {
	return &notes{create: func(_ *notes, n note) note { return change(n) }}
}

func defects() map[string]defect {
	list := map[string]defect{
		"nothing is kept": {creates(func(note) note { return nil }), "created-not-readable", "POST", "/post"},
		"blue notes are not kept": {creates(func(n note) note {
			if n["color"] == "blue" {
				return nil
			}
			return n
		}), "created-not-readable", "POST", "/post"},
		"notes without a color are not kept": {creates(func(n note) note {
			if n["color"] == nil {
				return nil
			}
			return n
		}), "created-not-readable", "POST", "/post"},
		"letters of others are not kept": {creates(func(n note) note {
			if strings.ContainsFunc(fmt.Sprint(n["title"]), func(r rune) bool { return r > 127 }) {
				return nil
			}
			return n
		}), "created-not-readable", "POST", "/post"},
		"stars are lost": {creates(func(n note) note {
			if n["stars"] != nil {
				n["stars"] = json.Number("7")
			}
			return n
		}), "update-not-kept", "POST", "/stars"},
		"pinned notes are not listed": {&notes{list: func(_ *notes, _ *http.Request, all []note) []note {
			var some []note
			for _, n := range all {
				if n["pinned"] != true {
					some = append(some, n)
				}
			}
			return some
		}}, "created-not-listed", "GET", "/get"},
		"the second note has another's Location": {&notes{after: func(s *notes, w http.ResponseWriter, r *http.Request, id string) int {
			if r.Method == http.MethodPost && len(s.kept) > 1 {
				w.Header().Set("Location", "/notes/"+s.kept[0]["id"].(string))
			}
			return 0
		}}, "wrong-location", "POST", "/post"},
		"nothing is changed": {&notes{update: func(_ *notes, old, _, _ note) note { return old }}, "update-not-kept", "PATCH", "/patch"},
		"others are wiped": {&notes{update: func(_ *notes, old, sent, n note) note {
			if len(sent) == 1 && sent["stars"] == nil {
				delete(n, "stars")
			}
			return n
		}}, "update-not-kept", "PATCH", "/stars"},
		"null is not kept": {&notes{update: func(_ *notes, old, sent, n note) note {
			if v, there := sent["due"]; there && v == nil {
				n["due"] = old["due"]
			}
			return n
		}}, "update-not-kept", "PATCH", "/due"},
		"deletions do nothing": {&notes{remove: func(_ *notes, n note) note { return n }}, "deleted-still-readable", "DELETE", "/delete"},
		"green notes are not deleted": {&notes{remove: func(_ *notes, n note) note {
			if n["color"] == "green" {
				return n
			}
			return nil
		}}, "deleted-still-readable", "DELETE", "/delete"},
		"deleted notes are listed": {&notes{list: func(s *notes, _ *http.Request, all []note) []note {
			for i := range s.made {
				if id := fmt.Sprintf("n%d", i+1); !strings.Contains(fmt.Sprint(all), "id:"+id+" ") {
					all = append(all, note{"id": id, "title": "gone"})
				}
			}
			return all
		}}, "deleted-still-listed", "DELETE", "/delete"},
		"deleted notes can be changed": {&notes{before: func(s *notes, r *http.Request, id string) int {
			if r.Method == http.MethodPatch && !strings.Contains(fmt.Sprint(s.kept), "id:"+id+" ") {
				return http.StatusNoContent
			}
			return 0
		}}, "deleted-still-writable", "PATCH", "/patch"},
		"created_at can be chosen": {&notes{update: func(_ *notes, _, sent, n note) note {
			if v, there := sent["created_at"]; there {
				n["created_at"] = v
			}
			return n
		}}, "read-only-written", "PATCH", "/created_at"},
	}
	list["no notes are listed, and none in any state"] = defect{&notes{
		create: func(_ *notes, n note) note { n["state"] = "draft"; return n },
		list:   func(*notes, *http.Request, []note) []note { return nil },
	}, "created-not-listed", "GET", "/get"}
	for _, name := range []string{"title", "email", "stars", "pinned", "color", "price", "due", "tags"} {
		list[name+" is not changed"] = defect{forgets(name), "update-not-kept", "PATCH", "/" + name}
	}
	list["the size within is not changed"] = defect{&notes{update: func(_ *notes, old, _, n note) note {
		if inner, ok := n["meta"].(note); ok {
			inner = maps.Clone(inner)
			if before, ok := old["meta"].(note); ok {
				inner["size"] = before["size"]
			}
			n["meta"] = inner
		}
		return n
	}}, "update-not-kept", "PATCH", "/size"}
	return list
}

func TestDefectsAreFoundOnce(t *testing.T) {
	for name, d := range defects() {
		t.Run(name, func(t *testing.T) {
			s := newSession(t, []byte(notesDocument), 3, call.Settings{}, d.api)
			if err := Run(t.Context(), s); err != nil {
				t.Fatal(err)
			}
			found := s.Found.All()
			right := 0
			for _, f := range found {
				if f.Check == d.check && strings.HasPrefix(f.Operation, d.of+" ") && strings.HasSuffix(f.Place.Pointer, d.at) {
					right++
					continue
				}
				if d.check == "update-not-kept" && f.Check == d.check && strings.HasPrefix(f.Operation, "PUT ") && d.of == "PATCH" {
					continue // of the other operation, which has the same fault
				}
				t.Errorf("%s %s at %s: %s Expected %s; arrived %s", f.Operation, f.Check, f.Place.Pointer, f.Text, f.Expected, f.Arrived)
			}
			if right != 1 {
				t.Errorf("found %d times in %d requests", right, s.Sender.Sent())
			}
		})
	}
}
