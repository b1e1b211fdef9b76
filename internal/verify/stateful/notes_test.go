package stateful

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/http"
	"slices"
	"strings"
	"sync"
)

// notesDocument describes the API of notes. What stands in braces is replaced.
const notesDocument = `
openapi: 3.0.3
info: {title: Notes, version: '1'}
paths:
  /notes:
    parameters: [{name: X-Tenant, in: header, required: true, schema: {type: string, minLength: 3}}]
    get:
      parameters:
        - {name: state, in: query, schema: {type: string, enum: [draft, published, archived]}}
        - {name: due_from, in: query, schema: {type: string, format: date-time}}
      responses:
        '200': {description: all, content: {application/json: {schema: {type: object, properties: {items: {type: array, items: {$ref: '#/components/schemas/Note'}}}}}}}
    post:
      parameters: [{name: Idempotency-Key, in: header, required: true, schema: {type: string, minLength: 8}}]
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/NoteInput'}}}}
      responses:
        '201': {description: made, content: {application/json: {schema: {$ref: '#/components/schemas/Note'}}}}
        '202': {description: taken}
        4XX: {description: no}
  /notes/{noteId}:
    parameters:
      - {name: noteId, in: path, required: true, schema: {type: string}}
      - {name: X-Tenant, in: header, required: true, schema: {type: string, minLength: 3}}
    get:
      responses:
        '200': {description: one, content: {application/json: {schema: {$ref: '#/components/schemas/Note'}}}}
        4XX: {description: no}
    put:
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/NoteInput'}}}}
      responses: {'200': {$ref: '#/components/responses/Note'}, '204': {description: kept}, '202': {description: taken}, 4XX: {description: no}}
    patch:
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/NotePatch'}}}}
      responses: {'200': {$ref: '#/components/responses/Note'}, '204': {description: kept}, '202': {description: taken}, 4XX: {description: no}}
    delete:
      responses: {'200': {description: gone}, '202': {description: later}, '204': {description: gone}, 4XX: {description: no}}
components:
  responses:
    Note: {description: kept, content: {application/json: {schema: {$ref: '#/components/schemas/Note'}}}}
  schemas:
    Color: {type: string, enum: [red, green, blue]}
    NotePatch:
      type: object
      properties: &properties
        id: {type: string, readOnly: true}
        created_at: {type: string, format: date-time, readOnly: true}
        title: {type: string, minLength: 1, maxLength: 40}
        email: {type: string, format: email, maxLength: 60}
        position: {type: integer, minimum: 1, maximum: 1000}
        stars: {type: integer, minimum: 0, maximum: 100}
        pinned: {type: boolean}
        color: {$ref: '#/components/schemas/Color'}
        price: {type: number, minimum: 0, maximum: 1000}
        due: {type: string, format: date-time, nullable: true}
        tags: {type: array, items: {type: string, minLength: 1, maxLength: 9}}
        meta: {type: object, properties: {size: {type: integer, minimum: 1, maximum: 9}}}
    NoteInput:
      type: object
      required: [title]
      properties: *properties
    Note:
      type: object
      required: [id, title]
      properties:
        id: {type: string}
        created_at: {type: string, format: date-time}
        title: {type: string}
        email: {type: string}
        pending_email: {type: string}
        position: {type: integer}
        stars: {type: integer}
        pinned: {type: boolean}
        color: {$ref: '#/components/schemas/Color'}
        price: {type: number}
        due: {type: string, format: date-time, nullable: true}
        tags: {type: array, items: {type: string}}
        meta: {type: object, properties: {size: {type: integer}}}
        deleted_at: {type: string}
        state: {type: string, enum: [draft, published, archived]}
`

type note = map[string]any

// notes is an API of notes in memory. The hooks make it unusual, or wrong; those
// that are nil do nothing.
type notes struct {
	create func(s *notes, n note) note                                                    // what is kept of a new note; nil for nothing
	update func(s *notes, old, sent, n note) note                                         // what is kept of a changed one
	remove func(s *notes, n note) note                                                    // what is kept of a deleted one
	show   func(s *notes, n note) any                                                     // how one is answered
	list   func(s *notes, r *http.Request, all []note) []note                             // which are listed
	before func(s *notes, r *http.Request, id string) int                                 // status that a request is refused with, or 0
	after  func(s *notes, w http.ResponseWriter, r *http.Request, id string) (status int) // status of a success, or 0

	mu       sync.Mutex
	kept     []note
	made     int
	tenants  map[string]string // whatever headers said before
	asked    map[string]int    // reads of each note
	statuses []string          // "POST /notes 201"
}

func (s *notes) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	recorder := &recorder{ResponseWriter: w}
	s.serve(recorder, r)
	s.statuses = append(s.statuses, fmt.Sprint(r.Method, " ", r.URL.Path, " ", recorder.status))
}

type recorder struct {
	http.ResponseWriter
	status int
}

func (r *recorder) WriteHeader(status int) {
	r.status = status
	r.ResponseWriter.WriteHeader(status)
}

func (s *notes) serve(w http.ResponseWriter, r *http.Request) {
	id := strings.Trim(strings.TrimPrefix(r.URL.Path, "/notes"), "/")
	if s.before != nil {
		if status := s.before(s, r, id); status != 0 {
			w.WriteHeader(status)
			return
		}
	}
	var sent note
	if data, _ := io.ReadAll(r.Body); len(data) > 0 {
		d := json.NewDecoder(strings.NewReader(string(data)))
		d.UseNumber()
		if d.Decode(&sent) != nil {
			w.WriteHeader(http.StatusBadRequest)
			return
		}
	}
	if id == "" {
		s.collection(w, r, sent)
		return
	}
	if r.Method == http.MethodGet {
		if s.asked == nil {
			s.asked = map[string]int{}
		}
		s.asked[id]++
	}
	i := slices.IndexFunc(s.kept, func(n note) bool { return n["id"] == id })
	if i < 0 {
		w.WriteHeader(http.StatusNotFound)
		return
	}
	s.one(w, r, i, sent)
}

func (s *notes) collection(w http.ResponseWriter, r *http.Request, sent note) {
	if r.Method == http.MethodGet {
		all := s.kept
		if s.list != nil {
			all = s.list(s, r, all)
		}
		items := []any{}
		for _, n := range all {
			items = append(items, n)
		}
		s.answer(w, r, "", http.StatusOK, map[string]any{"items": items})
		return
	}
	s.made++
	n := note{}
	maps.Copy(n, sent)
	n["id"] = fmt.Sprintf("n%d", s.made)
	n["created_at"] = "2026-11-22T12:00:00Z"
	kept := n
	if s.create != nil {
		if kept = s.create(s, n); kept != nil {
			n = kept
		}
	}
	if kept != nil {
		s.kept = append(s.kept, kept)
	}
	w.Header().Set("Location", "/notes/"+n["id"].(string))
	s.answer(w, r, n["id"].(string), http.StatusCreated, s.shown(n))
}

func (s *notes) one(w http.ResponseWriter, r *http.Request, i int, sent note) {
	old := s.kept[i]
	id := old["id"].(string)
	switch r.Method {
	case http.MethodPut, http.MethodPatch:
		n := note{}
		if r.Method == http.MethodPatch {
			maps.Copy(n, old)
		}
		for name, v := range sent {
			if inner, ok := v.(map[string]any); ok && r.Method == http.MethodPatch {
				merged := note{}
				if before, ok := old[name].(map[string]any); ok {
					maps.Copy(merged, before)
				}
				maps.Copy(merged, inner)
				v = merged
			}
			n[name] = v
		}
		for _, name := range []string{"id", "created_at", "state"} {
			if v, there := old[name]; there {
				n[name] = v
			}
		}
		if s.update != nil {
			n = s.update(s, old, sent, n)
		}
		s.kept[i] = n
		s.answer(w, r, id, http.StatusOK, s.shown(n))
	case http.MethodDelete:
		var left note
		if s.remove != nil {
			left = s.remove(s, maps.Clone(old))
		}
		if left != nil {
			s.kept[i] = left
		} else {
			s.kept = slices.Delete(s.kept, i, i+1)
		}
		s.answer(w, r, id, http.StatusNoContent, nil)
	default:
		s.answer(w, r, id, http.StatusOK, s.shown(old))
	}
}

func (s *notes) shown(n note) any {
	if s.show != nil {
		return s.show(s, n)
	}
	return n
}

func (s *notes) answer(w http.ResponseWriter, r *http.Request, id string, status int, body any) {
	if s.after != nil {
		if other := s.after(s, w, r, id); other != 0 {
			status = other
		}
	}
	if body == nil || status == http.StatusNoContent || status == http.StatusAccepted {
		w.WriteHeader(status)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(body)
}
