package python

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/apisteward/steward/internal/clients/plan"
)

// names holds what things of a plan are called.
type names struct {
	types   map[*plan.Type]string
	errors  map[*plan.Error]string
	groups  map[*plan.Group]groupNames
	schemes map[*plan.Scheme]string
	methods map[*plan.Operation]methodNames
	all     map[string]bool // names of types
}

// groupNames are a group's module, which is also the client's attribute, and class.
type groupNames struct{ module, class string }

func newNames(p *plan.Package) *names {
	n := &names{
		types: make(map[*plan.Type]string), errors: make(map[*plan.Error]string), all: make(map[string]bool),
		groups: make(map[*plan.Group]groupNames), schemes: make(map[*plan.Scheme]string),
		methods: make(map[*plan.Operation]methodNames),
	}
	for _, t := range p.Declared() {
		n.types[t] = unique(n.all, class(t.Name), "Model", modelWords, builtinClasses)
	}
	errors, groups, classes, schemes := make(map[string]bool), make(map[string]bool), make(map[string]bool), make(map[string]bool)
	for _, e := range p.Errors {
		n.errors[e] = unique(errors, class(e.Name), "Error", errorWords)
	}
	for _, g := range p.Groups {
		n.groups[g] = groupNames{unique(groups, short(snake(g.Name)), "", clientWords, devices), groupClass(classes, g)}
		n.nameMethods(g)
	}
	for _, s := range p.Schemes {
		n.schemes[s] = unique(schemes, snake(s.Name), "", clientWords)
	}
	return n
}

// groupClass names the two classes of a group.
func groupClass(taken map[string]bool, g *plan.Group) string {
	for name := class(g.Name); ; name += "Group" {
		name = unique(make(map[string]bool), name, "Group", modelWords, clientClasses, taken)
		if !taken[flavour(name, true)] {
			taken[name], taken[flavour(name, true)] = true, true
			return name
		}
	}
}

// unique returns the name with the suffix, or an underscore when that is "",
// as often as it takes to be neither reserved nor taken, and takes it.
func unique(taken map[string]bool, name, suffix string, reserved ...map[string]bool) string {
	if suffix == "" {
		suffix = "_"
	}
	is := func(words map[string]bool) bool { return words[name] }
	for taken[name] || keywords[name] || slices.ContainsFunc(reserved, is) {
		name += suffix
	}
	taken[name] = true
	return name
}

// class returns a name as that of a class.
func class(n plan.Name) string { return start(n.Pascal(), "N") }

// snake returns a name as that of a variable. Of a name without words it is
// "value".
func snake(n plan.Name) string { return start(n.Snake(), "n") }

// start sees to it that a name begins as a name may.
func start(name, letter string) string {
	if first, _ := utf8.DecodeRuneInString(name); unicode.IsLetter(first) {
		return name
	}
	return letter + name
}

// packageNames returns the names on PyPI (normalised as PEP 503 has it) and of
// the module, one that hides no other.
func packageNames(given string, name plan.Name) (project, module string) {
	words := plan.NameOf(given)
	if given == "" {
		words = name
	}
	ascii := make(plan.Name, 0, len(words))
	for _, word := range words {
		plain := strings.Map(func(r rune) rune {
			if 'a' <= r && r <= 'z' || '0' <= r && r <= '9' {
				return r
			}
			return -1
		}, word)
		if plain != "" {
			ascii = append(ascii, plain)
		}
	}
	if len(ascii) == 0 {
		ascii = plan.Name{"api", "client"}
	}
	if module = ascii.Snake(); takenModules[module] || keywords[module] || devices[module] {
		ascii = ascii.With("api")
	}
	if c := ascii[0][0]; '0' <= c && c <= '9' {
		ascii = append(plan.Name{"api"}, ascii...)
	}
	return ascii.Kebab(), ascii.Snake()
}

// short cuts the name of a file to what file systems take.
func short(name string) string {
	const most = 120 // bytes
	return strings.ToValidUTF8(name[:min(len(name), most)], "")
}

// fileName shortens the name of a module, and keeps it unique.
func fileName(taken map[string]bool, name string) string {
	name = short(name)
	base := name
	for i := 2; taken[name] || keywords[name] || devices[name]; i++ {
		name = base + "_" + strconv.Itoa(i)
	}
	taken[name] = true
	return name
}
