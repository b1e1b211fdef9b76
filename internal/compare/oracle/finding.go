package oracle

import (
	"regexp"
	"slices"
	"strings"
)

// finding is a change that the oracle reports.
type finding struct {
	rule      string
	breaking  bool     // the oracle's level is error, not warning
	operation string   // as nameless writes it; "" for the document as a whole
	path      []string // names of the parameter, header or properties it speaks of, from without; none for a body
	text      string   // one sentence
}

var pathParameter = regexp.MustCompile(`\{[^}]*\}`)

// nameless writes an operation without the names of its path parameters, and
// those of webhooks as we do.
func nameless(operation string) string {
	return strings.Replace(pathParameter.ReplaceAllString(operation, "{}"), " webhook:", " ", 1)
}

// named finds what a sentence of the oracle speaks of, in backquotes. The
// first that fits counts.
var named = []*regexp.Regexp{
	regexp.MustCompile("property `([^`]+)` of the `[^`]+` request parameter"),
	regexp.MustCompile("request parameter `[^`]+`, the `?[a-zA-Z]+`? of property `([^`]+)`"),
	regexp.MustCompile("request parameter `([^`]+)`"),
	regexp.MustCompile("`([^`]+)` (?:request|response)(?: (?:required|optional|write-only|read-only))? (?:property|parameter|header)"),
	regexp.MustCompile("`([^`]+)` (?:request|response)'s property"),
	regexp.MustCompile("(?:property|header)(?: named)? `([^`]+)`"),
	regexp.MustCompile("the response's `([^`]+)` property"),
}

// pathIn returns the names in what a sentence of the oracle speaks of.
func pathIn(text string) []string {
	for _, r := range named {
		if m := r.FindStringSubmatch(text); m != nil {
			return names(m[1])
		}
	}
	return nil
}

// notNames are steps of the oracle's paths that lead into a schema without a
// name of their own, in lower case.
var notNames = []string{"", "items", "additionalproperties", "contains", "contentschema", "propertynames",
	"unevaluateditems", "unevaluatedproperties", "not", "if", "then", "else"}

// parts say which of several parts is meant: "allOf[#/components/schemas/A]".
var parts = regexp.MustCompile(`(anyOf|oneOf|allOf|prefixItems)\[[^\]]*\]`)

// names are the names on a path of properties, in lower case.
func names(path string) []string {
	return slices.DeleteFunc(strings.Split(strings.ToLower(parts.ReplaceAllString(path, "")), "/"), func(step string) bool {
		return slices.Contains(notNames, step)
	})
}
