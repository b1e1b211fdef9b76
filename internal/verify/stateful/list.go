package stateful

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/resource/listing"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/paging"
)

// listed looks for a thing in the list that it belongs to. Nothing is said
// where the list may leave it out on purpose.
func (t *thread) listed(ctx context.Context, l *life) error {
	if t.List == nil || !t.Listed || t.unlisted || t.Read != nil && l.read == nil {
		return nil
	}
	known, ok := paging.Of(t.Doc, t.List)
	if !ok {
		return nil
	}
	steps := []*call.Exchange{l.Made}
	if l.read != nil {
		steps = append(steps, l.read)
	}
	q := call.Sequence{Check: "created-not-listed"}
	doubtful := false
	missing, err := t.insist(ctx, func() (bool, error) {
		pages, whole, err := t.walk(ctx, known, l)
		if err != nil {
			return false, err
		}
		q.Steps = append(steps[:len(steps):len(steps)], pages...)
		doubtful = !whole || !t.belongs(known, l, pages)
		return doubtful || len(t.Check.Sequence(q)) == 0, nil
	})
	if !missing || doubtful || err != nil {
		return err
	}
	filtered, whole, err := t.walkFiltered(ctx, known, l)
	if err != nil || !whole {
		return err
	}
	q.Steps = append(q.Steps, filtered...)
	t.unlisted = len(t.Judge(q)) > 0
	return nil
}

// walkFiltered reads the pages of a list by filters that a thing fits, since
// it may only be listed when it is asked for. Without filters there are none.
func (t *thread) walkFiltered(ctx context.Context, known *paging.List, l *life) (pages []*call.Exchange, whole bool, err error) {
	shown := l.shown()
	c := t.start(known, l)
	if c == nil {
		return nil, false, nil
	}
	used := false
	for _, f := range known.Filters {
		v := f.Of(shown)
		if _, isText := v.(string); v == nil || f.Relation == listing.Like || !isText && !isScalar(v) {
			continue
		}
		with := c.Clone()
		paging.Use(f, with, v)
		if t.Composer.Intent(with) == call.Valid {
			c, used = with, true
		}
	}
	if !used {
		return nil, true, nil
	}
	pages, _, err = t.follow(ctx, known, c)
	return pages, len(pages) > 0, err
}

func isScalar(v any) bool {
	switch v.(type) {
	case json.Number, bool:
		return true
	}
	return false
}

// shown is what reading or creating a thing showed of it: the object that has
// its name.
func (l *life) shown() any {
	x := l.Made
	if l.read != nil {
		x = l.read
	}
	if from := l.ID().From; from != nil && from.Header == "" && from.Template == "" {
		if v, ok := x.At(from.Pointer[:strings.LastIndexByte(from.Pointer, '/')]); ok {
			return v
		}
	}
	v, _ := x.Value()
	return v
}

// belongs reports whether a list that is asked for nothing in particular must
// have a thing: it may leave out what is in some states, and only show the
// others when they are asked for.
func (t *thread) belongs(known *paging.List, l *life, pages []*call.Exchange) bool {
	o, _ := l.shown().(map[string]any)
	for _, p := range t.List.Parameters {
		if usual := p.Schema.Get("default"); p.In == "query" && usual != nil && p != known.Limit && p != known.Offset && p != known.Page {
			if v, there := o[p.Name]; there && textOf(v) != usual.Literal() {
				return false
			}
		}
	}
	var items []map[string]any
	for _, page := range pages {
		list, _ := known.Of(page)
		for _, item := range list {
			if item, ok := item.(map[string]any); ok {
				items = append(items, item)
			}
		}
	}
	for name, v := range o {
		if !isState(name, v) || isOpen(v) || slices.ContainsFunc(known.Filters, func(f listing.Filter) bool { return len(f.Property) == 1 && f.Property[0] == name }) {
			continue
		}
		if !slices.ContainsFunc(items, func(item map[string]any) bool { return textOf(item[name]) == textOf(v) }) {
			return false
		}
	}
	return true
}

// isState reports whether a member may decide who is shown a thing.
func isState(name string, v any) bool {
	switch v.(type) {
	case string, bool:
	default:
		return false
	}
	lower := strings.ToLower(name)
	return slices.ContainsFunc([]string{
		"status", "state", "visib", "publish", "active", "hidden", "archiv", "draft", "enabled", "disabled", "private", "public",
		"delet", "approv", "verif", "stage", "phase", "moderat", "confirm",
	}, func(word string) bool { return strings.Contains(lower, word) })
}

// isOpen reports whether a state is one in which things are shown to everybody.
func isOpen(v any) bool {
	text, _ := v.(string)
	return slices.Contains([]string{"active", "open", "published", "enabled", "available", "public", "live", "visible", "approved"}, strings.ToLower(text))
}

// textOf writes a scalar for comparing.
func textOf(v any) string {
	data, err := json.Marshal(v)
	if err != nil {
		return ""
	}
	return strings.Trim(string(data), `"`)
}
