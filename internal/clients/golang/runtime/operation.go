package runtime

// api describes the API that a client is for.
type api struct {
	agent   string // User-Agent: "github/1.1.4 (steward)"
	servers []server
	schemes []scheme
}

// server is a base URL; variables stand in it in braces.
type server struct {
	url       string
	variables []variable
}

// variable is a part of a server's URL. An empty enum lets any value through.
type variable struct {
	name, value string
	enum        []string
}

// operation describes how one operation is sent and what may come back.
type operation struct {
	id         string // "repos/create-webhook", in messages to people
	verb, path string // see expandPath
	accept     string
	body       content
	results    []result  // of success; empty: anything is taken as it comes
	split      bool      // the result is a struct with a field for each status
	failures   []failure // documented errors
	security   [][]string
	idempotent bool   // may be repeated
	key        string // header of the idempotency key, or ""
	server     *server
	page       *paging
}

// mediaKind is how a body is written.
type mediaKind uint8

const (
	mediaNone mediaKind = iota
	mediaJSON
	mediaForm
	mediaMultipart
	mediaText
	mediaBinary
	mediaEvents
	mediaLines
)

// streams reports whether a body of the kind is handed over while it arrives.
func (k mediaKind) streams() bool {
	return k == mediaBinary || k == mediaEvents || k == mediaLines
}

// content is a request body.
type content struct {
	kind     mediaKind
	media    string // Content-Type
	optional bool   // a nil list or map stands for no body
	parts    []part // fields of a form that are not written in the default way
}

// part tells how a field of a form or multipart body is written.
type part struct {
	key, media, style string
	explode, json     bool
	many              bool // each element of an array is a part
}

// result is a documented success.
type result struct {
	status string // "200", "2XX", "default"
	kind   mediaKind
}

// failure is a documented error with a body. read returns the typed error, or
// base itself when the body is not what is documented.
type failure struct {
	status string
	read   func(base *StatusError) error
}

// input is what a call was given.
type input struct {
	path   []any // values of the path parameters, in order
	params any   // pointer to a struct whose tags name the parameters, or nil
	body   any   // nil: none
}
