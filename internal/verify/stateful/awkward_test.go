package stateful

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/verify/call"
)

// awkward are APIs that are unusual, and right.
func awkward() map[string]*notes {
	return map[string]*notes{
		"plain":               {},
		"answers are wrapped": {show: func(_ *notes, n note) any { return map[string]any{"data": n} }},
		"creations answer the name only": {show: func(s *notes, n note) any {
			if s.asked[n["id"].(string)] == 0 {
				return note{"id": n["id"], "title": n["title"]}
			}
			return n
		}},
		"creations are named by Location only": {after: func(_ *notes, _ http.ResponseWriter, r *http.Request, _ string) int {
			if r.Method == http.MethodPost {
				return http.StatusNoContent
			}
			return 0
		}},
		"reads lag behind creations": {before: func(s *notes, r *http.Request, id string) int {
			if r.Method == http.MethodGet && id != "" && s.asked[id] < 3 && s.asked != nil {
				s.asked[id]++
				return http.StatusNotFound
			}
			return 0
		}},
		"deleted notes show when":    {remove: func(_ *notes, n note) note { n["deleted_at"] = "2026-11-22T12:00:01Z"; return n }},
		"deleted notes have a state": {remove: func(_ *notes, n note) note { n["state"] = "archived"; return n }},
		"deletions take time": {
			remove: func(_ *notes, n note) note { return n },
			after: func(_ *notes, _ http.ResponseWriter, r *http.Request, _ string) int {
				if r.Method == http.MethodDelete {
					return http.StatusAccepted
				}
				return 0
			},
		},
		"changes take time": {
			update: func(_ *notes, old, _, _ note) note { return old },
			after: func(_ *notes, _ http.ResponseWriter, r *http.Request, _ string) int {
				if r.Method == http.MethodPatch || r.Method == http.MethodPut {
					return http.StatusAccepted
				}
				return 0
			},
		},
		"deletions can be repeated": {before: func(s *notes, r *http.Request, id string) int {
			gone := !slices.ContainsFunc(s.kept, func(n note) bool { return n["id"] == id })
			if r.Method == http.MethodDelete && gone {
				return http.StatusNoContent
			}
			return 0
		}},
		"drafts are not listed": {
			create: func(_ *notes, n note) note { n["state"] = "draft"; return n },
			list: func(_ *notes, r *http.Request, all []note) []note {
				if r.URL.Query().Get("state") == "draft" {
					return all
				}
				return nil
			},
		},
		"lists have ten at most": {
			create: func(s *notes, n note) note {
				for len(s.kept) < 30 {
					s.kept = append(s.kept, note{"id": fmt.Sprint("old", len(s.kept)), "title": "old"})
				}
				return n
			},
			list: func(_ *notes, _ *http.Request, all []note) []note { return all[:min(len(all), 10)] },
		},
		"texts are cleaned": {
			create: func(_ *notes, n note) note { return cleaned(n) },
			update: func(_ *notes, _, _, n note) note { return cleaned(n) },
		},
		"prices are rounded, times spelled anew": {
			create: func(_ *notes, n note) note { return rounded(n) },
			update: func(_ *notes, _, _, n note) note { return rounded(n) },
		},
		"zeros are left out": {show: func(_ *notes, n note) any {
			shown := maps.Clone(n)
			maps.DeleteFunc(shown, func(_ string, v any) bool {
				return v == nil || v == false || v == "" || fmt.Sprint(v) == "0" || fmt.Sprint(v) == "[]"
			})
			return shown
		}},
		"PUT is a merge": {update: func(_ *notes, old, _, n note) note {
			merged := maps.Clone(old)
			maps.Copy(merged, n)
			return merged
		}},
		"only three notes may be there": {before: func(s *notes, r *http.Request, id string) int {
			if r.Method == http.MethodPost && len(s.kept) >= 3 {
				return http.StatusForbidden
			}
			return 0
		}},
		"nothing can be created": {before: func(_ *notes, r *http.Request, _ string) int {
			if r.Method == http.MethodPost {
				return http.StatusForbidden
			}
			return 0
		}},
		"changes answer nothing": {after: func(_ *notes, _ http.ResponseWriter, r *http.Request, _ string) int {
			if r.Method == http.MethodPatch || r.Method == http.MethodPut {
				return http.StatusNoContent
			}
			return 0
		}},
		"only what is due is listed": {list: func(_ *notes, r *http.Request, all []note) []note {
			if from := r.URL.Query().Get("due_from"); from != "" {
				return all
			}
			return slices.DeleteFunc(slices.Clone(all), func(n note) bool { return n["due"] != nil })
		}},
		"tenants see their own": {before: func(s *notes, r *http.Request, id string) int {
			if s.tenants == nil {
				s.tenants = map[string]string{}
			}
			if r.Method == http.MethodPost {
				s.tenants[fmt.Sprintf("n%d", s.made+1)] = r.Header.Get("X-Tenant")
			} else if owner, there := s.tenants[id]; there && owner != r.Header.Get("X-Tenant") {
				return http.StatusNotFound
			}
			return 0
		}},
		"keys of requests are used once": {before: func(s *notes, r *http.Request, _ string) int {
			if s.tenants == nil {
				s.tenants = map[string]string{}
			}
			if key := r.Header.Get("Idempotency-Key"); key != "" {
				if _, used := s.tenants[key]; used {
					return http.StatusConflict
				}
				s.tenants[key] = "used"
			}
			return 0
		}},
		"the name is not the id": {
			create: func(_ *notes, n note) note { n["title"] = n["id"]; return n },
			show: func(_ *notes, n note) any {
				shown := maps.Clone(n)
				shown["id"] = "internal-" + fmt.Sprint(n["id"])
				return shown
			},
		},
		"addresses wait for being confirmed": {update: func(_ *notes, old, sent, n note) note {
			if email, there := sent["email"]; there && email != old["email"] {
				n["email"], n["pending_email"] = old["email"], email
			}
			return n
		}},
		"positions follow each other": {
			create: func(s *notes, n note) note { n["position"] = len(s.kept) + 1; return n },
			update: func(_ *notes, old, _, n note) note { n["position"] = old["position"]; return n },
		},
		"a cache is between": {
			before: func(s *notes, r *http.Request, id string) int { return 0 },
			remove: func(_ *notes, n note) note { return n },
			after: func(_ *notes, w http.ResponseWriter, r *http.Request, _ string) int {
				w.Header().Set("Age", "30")
				return 0
			},
		},
		"changes count": {
			create: func(_ *notes, n note) note { n["revision"] = 1; return n },
			update: func(_ *notes, old, _, n note) note {
				n["revision"] = fmt.Sprint(old["revision"], "+1")
				return n
			},
		},
	}
}

func cleaned(n note) note {
	if title, ok := n["title"].(string); ok {
		n["title"] = strings.ToLower(strings.TrimSpace(title))
	}
	if tags, ok := n["tags"].([]any); ok {
		texts := []string{}
		for _, tag := range tags {
			texts = append(texts, fmt.Sprint(tag))
		}
		slices.Sort(texts)
		n["tags"] = []any{}
		for _, tag := range slices.Compact(texts) {
			n["tags"] = append(n["tags"].([]any), tag)
		}
	}
	return n
}

func rounded(n note) note {
	if price, ok := n["price"].(json.Number); ok {
		f, _ := price.Float64()
		n["price"] = json.Number(fmt.Sprintf("%.2f", f))
	}
	if due, ok := n["due"].(string); ok {
		n["due"] = strings.Replace(due, "Z", "+00:00", 1)
	}
	return n
}

func TestUnusualAPIsAreNotAccused(t *testing.T) {
	for name, api := range awkward() {
		t.Run(name, func(t *testing.T) {
			s := newSession(t, []byte(notesDocument), 3, call.Settings{}, api)
			if err := Run(t.Context(), s); err != nil {
				t.Fatal(err)
			}
			for _, f := range s.Found.All() {
				if slices.Contains(judgedHere(), f.Check) {
					t.Errorf("%s %s at %s: %s Expected %s; arrived %s", f.Operation, f.Check, f.Place.Pointer, f.Text, f.Expected, f.Arrived)
				}
			}
			if n := s.Sender.Sent(); n < 20 && name != "nothing can be created" {
				t.Errorf("only %d requests were sent: %q", n, api.statuses)
			}
		})
	}
}

func judgedHere() []string { return append(judged(), "deleted-still-writable", "broken-link") }
