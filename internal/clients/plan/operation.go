package plan

import "github.com/apisteward/steward/internal/contract"

// Operation is one method of the client. An operation whose body may be sent
// in several unlike ways has a method for each; Variant tells which.
type Operation struct {
	Source *contract.Operation
	// Name is unique within the package, [repos create webhook]; Method is
	// unique within the group and has no words of the group's name in front,
	// [create webhook].
	Name, Method Name
	Group        *Group
	Variant      string // "" or the media type that sets this method apart: "application/yaml"

	Verb        string    // "GET"
	Path        []Segment // the path template, in order
	Summary     string    // one line of plain text, or ""
	Description string    // CommonMark as written
	Docs        Link      // externalDocs
	Deprecated  bool
	Notes       []string // what the client cannot express here

	Parameters []*Parameter // path, query, querystring, header and cookie, in the document's order; path parameters in the order of the path come first
	Body       *Body        // nil when none is taken
	Results    []*Result    // of 2xx; empty when no success is documented: then anything is taken as it comes
	Errors     []*Failure
	Accept     string // the Accept header

	Pagination *Pagination // nil when the contract does not page in a known way
	// IdempotencyKey is the header parameter by which a creating call may be
	// repeated safely, or nil. It is not among Parameters.
	IdempotencyKey *Parameter
	// Idempotent is set when the call may be repeated: by its method (RFC 9110,
	// section 9.2.2) or by its IdempotencyKey.
	Idempotent bool
	// Security holds the alternatives, that of no credentials last; empty when
	// none are needed.
	Security []Requirement
	Servers  []Server // only when other than the package's
}

// Link is an address with a text.
type Link struct{ URL, Text string }

// Segment is a part of a path template: literal text or a parameter.
type Segment struct {
	Literal   string // as in the template, not encoded
	Parameter *Parameter
}

// Requirement is one alternative to be let in: all of the schemes together.
type Requirement struct {
	Schemes []*Scheme
	Scopes  []string
}

// Parameter is a path, query, querystring, header or cookie parameter. Style
// and Explode are as in contract.Parameter; with Content the value is encoded
// as that media type instead (JSON in practice).
type Parameter struct {
	Name        Name   // unique within the operation
	Key         string // as sent: "per_page"
	In          string
	Use         Use
	Required    bool
	Deprecated  bool
	Description string
	Style       string
	Explode     bool
	Reserved    bool   // allowReserved
	Content     string // "" or a media type
	Default     *contract.Node
	Example     *contract.Node
}

// MediaKind is how a body is written.
type MediaKind uint8

// The kinds of Media.
const (
	NoContent MediaKind = iota
	JSON                // application/json and every +json
	Form                // application/x-www-form-urlencoded
	Multipart           // multipart/form-data and other multipart
	Text                // text/*, and XML, which is not taken apart
	Binary              // anything else: a stream
	Events              // text/event-stream; Use is what the data field of an event holds
	Lines               // JSON lines and other sequential JSON; Use is one element
)

// Media is a body of one media type.
type Media struct {
	Kind  MediaKind
	Type  string // as written, without parameters of no consequence: "application/json". A range is kept: "image/*"
	Use   Use    // of Text and Binary: a String
	Parts []Part // of Form and Multipart whose Use is an object: one for each field, in order
}

// Part tells how a field of a form or multipart body is written.
type Part struct {
	Field   *Field
	Type    string // content type of the part, or "" for the default of its type
	Style   string // of a Form: "form", "deepObject"...
	Explode bool
	File    bool // binary: a stream with a file name
	Many    bool // an array whose elements are parts of their own
	JSON    bool // the value is written as JSON
}

// Body is a request body.
type Body struct {
	Media
	Required    bool
	Description string
	// Others are media types of the same content that the operation takes too.
	Others []string
}

// Result is what a call gives when it succeeds.
type Result struct {
	Statuses    []string // "200", "2XX", "default"
	Media                // Kind is NoContent when there is no body
	Description string
	Headers     []*Parameter
}

// Failure is a documented error reply.
type Failure struct {
	Status      string // "404", "4XX", "default"
	Error       *Error // nil when it has no body that is understood
	Description string
}

// PageStyle is how a list is paged.
type PageStyle uint8

// The ways to page.
const (
	PageCursor PageStyle = iota // the reply holds the next cursor at Next
	PageLast                    // the cursor is the property Last of the last item (Stripe)
	PageNumber                  // the page number goes up by one until a page is empty or has less than one before
	PageOffset                  // the offset goes up by what came until a page is empty
	PageLink                    // Link: <...>; rel="next" (RFC 8288)
	PageURL                     // the reply holds the next URL at Next
)

// Pagination is how the items of a list are reached.
type Pagination struct {
	Style PageStyle
	Param *Parameter // the one that moves; nil for PageLink and PageURL
	Size  *Parameter // how many a page has, or nil
	Items []*Field   // the way to the array in the reply; empty when the reply is the array
	Item  Use        // an element
	Next  []*Field   // the way to the next cursor or URL, of PageCursor and PageURL
	More  []*Field   // the way to "has more", or empty
	Last  *Field     // of PageLast
	First int64      // of PageNumber: the first page's number
}
