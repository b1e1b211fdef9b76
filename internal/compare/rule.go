package compare

import (
	"github.com/apisteward/steward/internal/contract"
)

// Rule is one kind of change.
type Rule struct {
	ID      string // stable, in kebab case; never reused for something else
	Summary string // what changed, in one sentence
	Why     string // what it does to consumers, in one sentence, or why it does nothing
	Remedy  string // how to make the change without breaking anyone; "" when it breaks nobody

	// Request and Response are the default levels where the consumer sends
	// and where the API sends. A rule that belongs to one direction is
	// LevelOff in the other; one without a direction has the same in both.
	Request, Response Level
	// Bump is what the change asks for at level Info: Minor, or Patch for
	// wording. Warning asks for at least Minor, Breaking always for Major.
	Bump Bump
}

func (r *Rule) levelIn(dir contract.Direction) Level {
	if dir == contract.InRequest {
		return r.Request
	}
	return r.Response
}

// Rules returns every rule, sorted by id.
func Rules() []Rule {
	var rules []Rule
	for _, f := range Families() {
		rules = append(rules, f.Rules...)
	}
	sortRules(rules)
	return rules
}

// effect is what a change does to the set of values that a schema lets through.
type effect uint8

const (
	narrower effect = iota // fewer: breaks senders, and pleases receivers
	wider                  // more: breaks receivers, and pleases senders
	other                  // others: breaks both
)

// levels returns the levels that follow from the effect.
func (e effect) levels() (request, response Level) {
	switch e {
	case narrower:
		return Breaking, Info
	case wider:
		return Info, Breaking
	}
	return Breaking, Breaking
}

// both returns the two rules of one kind of change of a schema, one for each
// direction, with the levels that follow from its effect.
func both(name string, e effect, what, remedy string) []Rule {
	request, response := e.levels()
	return []Rule{
		inRequest(name, request, what+" in what the consumer sends.", whyRequest(request), remedyIf(request, remedy)),
		inResponse(name, response, what+" in what the API sends.", whyResponse(response), remedyIf(response, remedy)),
	}
}

func inRequest(name string, level Level, summary, why, remedy string) Rule {
	return Rule{ID: "request-" + name, Request: level, Bump: Minor, Summary: summary, Why: why, Remedy: remedy}
}

func inResponse(name string, level Level, summary, why, remedy string) Rule {
	return Rule{ID: "response-" + name, Response: level, Bump: Minor, Summary: summary, Why: why, Remedy: remedy}
}

// always returns a rule with one level in both directions.
func always(id string, level Level, bump Bump, summary, why, remedy string) Rule {
	return Rule{ID: id, Request: level, Response: level, Bump: bump, Summary: summary, Why: why, Remedy: remedy}
}

// byDirection returns a rule without a direction in its name whose level
// depends on who sends: the consumer, or the API, as in webhooks.
func byDirection(id string, request, response Level, summary, why, remedy string) Rule {
	return Rule{ID: id, Request: request, Response: response, Bump: Minor, Summary: summary, Why: why, Remedy: remedy}
}

func whyRequest(l Level) string {
	if l == Breaking {
		return "A consumer may send a value that was accepted before and is refused now."
	}
	return "Every value that was accepted before is still accepted."
}

func whyResponse(l Level) string {
	if l == Breaking {
		return "A consumer may receive a value that the API could not send before and that it is not prepared for."
	}
	return "Every value that the API may send now it could send before."
}

func remedyIf(l Level, remedy string) string {
	if l >= Warning {
		return remedy
	}
	return ""
}
