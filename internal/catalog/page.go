package catalog

// The number of items on a page.
const (
	DefaultLimit = 50
	MaxLimit     = 200
)

// PageInput asks for one page of a list. The zero value asks for the first.
type PageInput struct {
	Limit  int    // 1 to MaxLimit; 0 for DefaultLimit
	Cursor string // Page.Next of the page before it, or ""
}

// Page is one page of a list.
type Page[T any] struct {
	Items []T
	Next  string // cursor of the next page; "" on the last one
}
