package state

import (
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"hash/fnv"
	"slices"
	"strconv"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/schema"
)

// mark is the place in a list that a cursor stands for: after a thing, whether
// that is still there or not.
type mark struct {
	born int64
	key  string // the value that the list is in order by: see sortMark
}

// maxKey is how much of a text stands in a cursor, in bytes.
const maxKey = 48

// sortMark is the beginning of a value that a list is in order by, after a
// letter for its type; "" for none.
func sortMark(v any) string {
	switch v := v.(type) {
	case string:
		return "s" + v[:min(len(v), maxKey)]
	case json.Number:
		return "n" + v.String()
	case bool:
		return "b" + strconv.FormatBool(v)
	}
	return ""
}

// marked is the value of a sortMark.
func marked(key string) any {
	switch {
	case strings.HasPrefix(key, "s"):
		return key[1:]
	case strings.HasPrefix(key, "n"):
		return json.Number(key[1:])
	case strings.HasPrefix(key, "b"):
		return key == "btrue"
	}
	return nil
}

// notation is a way to write a mark as a text.
type notation struct {
	write func(m mark, sum uint32) string
	read  func(text string, sum func(m mark) uint32) (mark, bool)
}

// notations are the ways to write a mark, of which the first is taken that the
// document lets through as a cursor. Only the first keeps the key.
func notations() []notation {
	return []notation{
		{writeOpaque, readOpaque},
		{writeUUID, readUUID},
		{
			func(m mark, _ uint32) string { return strconv.FormatInt(m.born, 10) },
			func(text string, _ func(mark) uint32) (mark, bool) {
				born, err := strconv.ParseInt(text, 10, 64)
				return mark{born: born}, err == nil
			},
		},
	}
}

func writeOpaque(m mark, sum uint32) string {
	data := binary.AppendUvarint(binary.BigEndian.AppendUint32(nil, sum), uint64(m.born))
	return base64.RawURLEncoding.EncodeToString(append(data, m.key...))
}

func readOpaque(text string, sum func(mark) uint32) (mark, bool) {
	data, err := base64.RawURLEncoding.DecodeString(text)
	if err != nil || len(data) < 5 {
		return mark{}, false
	}
	born, n := binary.Uvarint(data[4:])
	if n <= 0 {
		return mark{}, false
	}
	m := mark{int64(born), string(data[4+n:])}
	return m, binary.BigEndian.Uint32(data) == sum(m)
}

// writeUUID writes a UUID of one's own making (RFC 9562, section 5.8).
func writeUUID(m mark, sum uint32) string {
	var data [16]byte
	binary.BigEndian.PutUint32(data[:], sum)
	data[6], data[8] = 0x80, 0x80
	binary.BigEndian.PutUint32(data[9:], uint32(m.born>>24))
	data[13], data[14], data[15] = byte(m.born>>16), byte(m.born>>8), byte(m.born)
	text := hex.EncodeToString(data[:])
	return strings.Join([]string{text[:8], text[8:12], text[12:16], text[16:20], text[20:]}, "-")
}

func readUUID(text string, sum func(mark) uint32) (mark, bool) {
	data, err := hex.DecodeString(strings.ReplaceAll(text, "-", ""))
	if err != nil || len(data) != 16 {
		return mark{}, false
	}
	m := mark{born: int64(binary.BigEndian.Uint32(data[9:]))<<24 | int64(data[13])<<16 | int64(data[14])<<8 | int64(data[15])}
	return m, binary.BigEndian.Uint32(data) == sum(m)
}

// sum tells the cursors of this list, in this order, from other texts.
func (p *page) sum(m mark) uint32 {
	h := fnv.New32a()
	for _, text := range []string{p.Operation.Path, p.order, m.key, strconv.FormatInt(m.born, 10), strconv.FormatUint(p.state.seed, 10)} {
		_, _ = h.Write([]byte(text + "\x00")) // never fails
	}
	return h.Sum32()
}

// written is how marks are written as cursors; ok is false where the document
// lets no way through.
func (p *page) written(m mark) (text string, with notation, ok bool) {
	for _, one := range notations() {
		text := one.write(m, p.sum(m))
		if n := p.Cursor.ValueSchema(); n == nil || p.state.judge.Valid(n, schema.Request, text) {
			return text, one, true
		}
	}
	return "", notation{}, false
}

// cursor is the cursor that asks for the page that begins with an element.
func (p *page) cursor(index int) (string, bool) {
	if p.Cursor == nil || index == 0 || index > len(p.items) {
		return "", false
	}
	before := p.items[index-1]
	if p.byID() {
		return p.ID(before.compared())
	}
	text, _, ok := p.written(p.markOf(before))
	return text, ok
}

// byID reports whether a place is named by the element before it: where answers
// have no room for a cursor, that is all that a consumer knows.
func (p *page) byID() bool {
	return len(p.Next) == 0 && !slices.ContainsFunc(p.response.Headers, func(h *contract.Parameter) bool {
		name := headerName(h)
		return name == "link" || slices.Contains(nextCursorNames(), name)
	})
}

func (p *page) markOf(i *item) mark {
	m := mark{born: i.born}
	if order, ok := p.Sort(p.state.doc, p.req.Argument); ok {
		m.key = sortMark(sortKey(order, i))
	}
	return m
}

// after is the index of the first element after the place that a cursor names;
// ok is false when it names none.
func (p *page) after(cursor string) (index int, ok bool) {
	if p.byID() {
		at := slices.IndexFunc(p.items, func(i *item) bool {
			id, ok := p.ID(i.compared())
			return ok && id == cursor
		})
		return at + 1, at >= 0
	}
	_, with, ok := p.written(mark{})
	if !ok {
		return 0, false
	}
	m, ok := with.read(cursor, p.sum)
	if !ok {
		return 0, false
	}
	if at := slices.IndexFunc(p.items, func(i *item) bool { return i.born == m.born }); at >= 0 {
		return at + 1, true
	}
	return p.pastGone(m)
}

// pastGone is the index of the first element after a thing that is not in the
// list any more.
func (p *page) pastGone(m mark) (int, bool) {
	order, sorted := p.Sort(p.state.doc, p.req.Argument)
	at := slices.IndexFunc(p.items, func(i *item) bool {
		if !sorted {
			return i.born > m.born
		}
		c := order.Compare(marked(sortMark(sortKey(order, i))), marked(m.key))
		return c > 0 || c == 0 && i.born > m.born
	})
	if at < 0 {
		at = len(p.items)
	}
	return at, true
}
