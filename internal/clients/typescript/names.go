package typescript

import (
	"fmt"
	"hash/fnv"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/apisteward/steward/internal/clients/plan"
)

// names holds what everything is called.
type names struct {
	client  string // the class of the client
	types   map[*plan.Type]string
	modules map[*plan.Type]string // file in which a type is declared, "models/user"
	errors  map[*plan.Error]string
	groups  map[*plan.Group]groupName
	schemes map[*plan.Scheme]string

	exported map[string]bool // the types and classes as they are spelled
	values   *plan.Scope     // functions and constants
	classes  *plan.Scope     // types and classes
}

type groupName struct{ class, member, module string }

// Type names that generated files use, or that a reader takes for something
// else.
var takenTypes = words(`
	Error Date Promise Response Request Headers Blob File ReadableStream Uint8Array ArrayBuffer ArrayBufferView AsyncGenerator
	Array Object Function String Number Boolean Symbol BigInt Map Set Record Partial Readonly AbortSignal
	Auth Bytes Call CallOptions CalendarDate Client ClientCredentials ClientOptions Clock DateTime Decimal DecimalNumber
	Base64 Failure Int64 Lazy Logger Middleware NoArgs Operation Options Paging Reply Requirement Scheme Send ServerEvent Stream
	Upload UserPassword ApiError Asked CallError ConnectionError DecodeError TimeoutError`)

// Values that generated files use, and words that cannot be values
// (ECMA-262, section 12.7.2).
var takenValues = words(`
	await break case catch class const continue debugger default delete do else enum export extends false finally for
	function if import in instanceof new null return super switch this throw true try typeof var void while with
	implements interface let package private protected public static yield arguments eval async of undefined
	anything args basic bearer binary binary_body by_cursor by_last by_link by_number by_offset by_url call client
	client_credentials connect cookie decimal_json deep_object events form form_body form_joined globalThis json json_body
	json_pair json_text key_in_cookie key_in_header key_in_query label label_exploded lines lines_body matrix matrix_exploded
	multipart_body nothing options pages pipe_delimited plain_cookie plain_cookie_joined service servers simple simple_exploded space_delimited tab_delimited
	text text_body text_events variables whole_query`)

// Members that every object has, of other types than a document would give
// them.
var inherited = words("constructor has_own_property is_prototype_of property_is_enumerable to_locale_string to_string value_of")

// Files that every package has in src, and names that file systems keep for
// themselves.
var takenFiles = words("auth client connect errors index models runtime con prn aux nul com1 com2 com3 com4 lpt1 lpt2 lpt3 lpt4")

func words(text string) []string { return strings.Fields(text) }

func newNames(p *plan.Package) *names {
	n := &names{
		types: make(map[*plan.Type]string), modules: make(map[*plan.Type]string), errors: make(map[*plan.Error]string),
		groups: make(map[*plan.Group]groupName), schemes: make(map[*plan.Scheme]string), exported: make(map[string]bool),
		classes: plan.NewScope(takenTypes...), values: plan.NewScope(takenValues...),
	}
	models, modules := plan.NewScope(), plan.NewScope(takenFiles...)
	for _, t := range p.Types {
		n.declare([]*plan.Type{t}, "models/"+fileName(models.Take(t.Name)))
	}
	for _, g := range p.Groups {
		n.groups[g] = groupName{module: fileName(modules.Take(g.Name, "group"))}
		n.declare(g.Types, n.groups[g].module)
	}
	for _, e := range p.Errors {
		n.errors[e] = pascal(n.classes.Take(e.Name, "error"))
		n.exported[n.errors[e]] = true
	}
	n.client = pascal(n.classes.Take(p.Name, "client"))
	n.exported[n.client] = true
	members := plan.NewScope(slices.Concat(inherited, []string{"config"})...)
	for _, g := range p.Groups {
		named := n.groups[g]
		named.class, named.member = pascal(n.classes.Take(g.Name, "group")), camel(members.Take(g.Name, "group"))
		n.groups[g] = named
		n.exported[named.class] = true
	}
	for _, s := range p.Schemes {
		n.schemes[s] = camel(n.values.Take(s.Name, "scheme"))
	}
	return n
}

// function names a function. Scripts without capitals spell a type and a
// function alike.
func (n *names) function(name plan.Name) string {
	text := camel(n.values.Take(name, "operation"))
	if n.exported[text] {
		text = camel(n.values.Take(name.With("operation")))
	}
	return text
}

func (n *names) declare(types []*plan.Type, module string) {
	for _, t := range types {
		n.types[t], n.modules[t] = pascal(n.classes.Take(t.Name, "model")), module
		n.exported[n.types[t]] = true
		n.declare(t.Nested, module)
	}
}

// fileName spells a name as a file, of a length that every file system takes:
// a longer one is cut, and told apart by its hash.
func fileName(name plan.Name) string {
	text := name.Kebab()
	if len(text) <= 120 {
		return text
	}
	hash := fnv.New64a()
	_, _ = hash.Write([]byte(text)) // never fails
	cut := 100
	for !utf8.RuneStart(text[cut]) {
		cut--
	}
	return fmt.Sprintf("%s-%x", text[:cut], hash.Sum64())
}

func pascal(name plan.Name) string { return identifier(name.Pascal()) }
func camel(name plan.Name) string  { return identifier(name.Camel()) }

// identifier makes sure that a name begins like one (Unicode UAX 31).
func identifier(text string) string {
	if r, _ := utf8.DecodeRuneInString(text); text != "" && !unicode.IsLetter(r) {
		return "_" + text
	}
	return text
}

// npmName makes a name that npm takes: ASCII in small letters.
func npmName(name plan.Name) string {
	text := strings.Map(func(r rune) rune {
		if 'a' <= r && r <= 'z' || '0' <= r && r <= '9' || r == '-' {
			return r
		}
		return -1
	}, name.Kebab())
	if text = strings.Trim(text, "-"); text == "" {
		return "api-client"
	}
	return text[:min(len(text), 100)]
}
