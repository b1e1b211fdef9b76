package reference

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// maxName bounds the names of pages, which become names of files.
const maxName = 120

var outsideName = regexp.MustCompile(`[^A-Za-z0-9._~]+`)

// names gives out names that are unique in a folder, on file systems without
// case too.
type names struct{ taken map[string]bool }

func newNames(reserved ...string) *names {
	n := &names{taken: map[string]bool{}}
	for _, r := range reserved {
		n.taken[r] = true
	}
	return n
}

// take returns text with every run of characters outside A-Za-z0-9._~ turned
// into one "-", numbered from 2 when that is taken. A name never starts with a
// dot and is never empty.
func (n *names) take(text string) string {
	base := outsideName.ReplaceAllString(text, "-")
	if base == "" || base[0] == '.' {
		base = "-" + strings.TrimLeft(base, ".")
	}
	if len(base) > maxName {
		base = base[:maxName]
	}
	name := base
	for i := 2; n.taken[strings.ToLower(name)]; i++ {
		name = base + "-" + strconv.Itoa(i)
	}
	n.taken[strings.ToLower(name)] = true
	return name
}

// operationNames returns the name of each operation's page: its operationId,
// or its method and path, as names.take spells them.
func operationNames(operations []*contract.Operation) []string {
	taken := newNames()
	out := make([]string, len(operations))
	for i, o := range operations {
		if o.ID != "" {
			out[i] = taken.take(o.ID)
		}
	}
	for i, o := range operations {
		if o.ID == "" {
			out[i] = taken.take(o.Method + " " + o.Path)
		}
	}
	return out
}
