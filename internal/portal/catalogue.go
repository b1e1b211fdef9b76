package portal

import (
	"context"
	"fmt"
	"hash/fnv"
	"unicode/utf8"

	"github.com/apisteward/steward/internal/catalog"
	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/portal/page"
)

// maxSearch bounds what the catalogue is searched for, in characters.
const maxSearch = 200

// catalogue finds the page with the APIs that the visitor sees.
func (p *Portal) catalogue(v *visit) (*answer, error) {
	search := v.query.Get("q")
	if utf8.RuneCountInString(search) > maxSearch {
		return nil, fault.New(fault.Invalid, "A search may have %d characters.", maxSearch)
	}
	list, err := p.catalog.ListAPIs(v.Context(), catalog.ListAPIsInput{Viewer: v.viewer, Search: search, PageInput: v.list()})
	if err != nil {
		return nil, err
	}
	return &answer{
		key:  v.address("cursor", "q") + listKey(list),
		keep: v.keep(askAgain),
		make: func(context.Context) (*content, error) {
			return p.render(page.NewCatalogue(list.Items, search, list.Next, p.prose), v.form)
		},
	}, nil
}

// listKey stands for what a list of APIs says.
func listKey(list *catalog.Page[catalog.API]) string {
	sum := fnv.New128a()
	for i := range list.Items {
		fmt.Fprintf(sum, "%s\n", apiKey(&list.Items[i]))
	}
	return fmt.Sprintf(" %x %s", sum.Sum(nil), list.Next)
}

// apiKey stands for what an API is at this time: its revision counts all
// changes of it and its versions, and begins anew when it is made anew.
func apiKey(api *catalog.API) string {
	return fmt.Sprintf(" %s %d %d", api.Slug, api.CreatedAt.UnixMilli(), api.Revision)
}

// seenKey is apiKey with what else tells the visitor's view from others'.
func (v *visit) seenKey(api *catalog.API) string {
	return fmt.Sprintf("%s %t", apiKey(api), v.viewer.Inside(api.Slug))
}

// asset finds a file that pages refer to.
func (p *Portal) asset(v *visit) (*answer, error) {
	file, ok := p.assets.At(v.URL.Path)
	if !ok {
		return nil, fault.New(fault.NotFound, "There is no such file.")
	}
	return &answer{
		key: v.URL.Path, keep: keepForever,
		make: func(context.Context) (*content, error) { return newContent(file.Type, file.Content), nil },
	}, nil
}
