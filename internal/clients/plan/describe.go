package plan

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// describe reads what a document says of itself.
func describe(doc *contract.Document, o Options) *Package {
	info := doc.Root.Get("info")
	license, contact := info.Get("license"), info.Get("contact")
	p := &Package{
		Document: doc,
		Title:    cmp.Or(oneLine(doc.Title), "API"),
		Version:  cmp.Or(o.Version, semantic(doc.Version)),
		Summary:  FirstSentence(cmp.Or(info.Get("summary").Text(), info.Get("description").Text())),
		License: License{
			Name:       oneLine(license.Get("name").Text()),
			Identifier: oneLine(license.Get("identifier").Text()),
			URL:        oneLine(license.Get("url").Text()),
		},
		Contact: cmp.Or(oneLine(contact.Get("url").Text()), oneLine(contact.Get("email").Text())),
	}
	if p.License.Identifier == "" && spdx.MatchString(p.License.Name) {
		p.License.Identifier = p.License.Name
	}
	p.Name = apiName(cmp.Or(o.Name, p.Title))
	return p
}

// spdx is the licences that are common enough to be known by their identifier
// when a document gives it as a name.
var spdx = regexp.MustCompile(`^(Apache-2\.0|MIT|ISC|0BSD|Unlicense|CC0-1\.0|BSD-[23]-Clause|MPL-2\.0|[AL]?GPL-[23]\.[01](-only|-or-later)?|EPL-2\.0|CC-BY(-SA)?-[34]\.0)$`)

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// FirstSentence returns the first sentence of a text in one line, without
// marks of CommonMark that stand at its beginning.
func FirstSentence(text string) string {
	paragraph, _, _ := strings.Cut(strings.TrimSpace(text), "\n\n")
	line := oneLine(strings.TrimLeft(paragraph, "#>*- \t"))
	for i := range len(line) {
		if (line[i] == '.' || line[i] == '!' || line[i] == '?') && i+1 < len(line) && line[i+1] == ' ' && !abbreviated(line[:i]) {
			return line[:i+1]
		}
	}
	return line
}

// abbreviated reports whether a point after text ends no sentence: "e.g."
func abbreviated(text string) bool {
	last := text[strings.LastIndexByte(text, ' ')+1:]
	return slices.Contains([]string{"e.g", "i.e", "etc", "vs", "cf", "No"}, strings.TrimLeft(last, "("))
}

// idle are the words of a title that do not name the API.
var idle = map[string]bool{
	"api": true, "apis": true, "rest": true, "restful": true, "http": true, "openapi": true, "swagger": true, "specification": true,
	"spec": true, "definition": true, "documentation": true, "docs": true, "reference": true, "the": true, "version": true,
	"web": true, "service": true, "client": true, "sdk": true, "official": true, "for": true, "of": true, "an": true, "a": true,
}

var versionWord = regexp.MustCompile(`^v?[0-9]+([a-z]+[0-9]*)?$`)

var possessive = regexp.MustCompile(`['’]s\b`)

// apiName makes "GitHub v3 REST API" into [github]: brands are not taken
// apart at their capitals.
func apiName(title string) Name {
	if !strings.ContainsFunc(title, letter) {
		return Name{"api"}
	}
	var name, all Name
	title = possessive.ReplaceAllString(strings.ToLower(title), "")
	for _, word := range NameOf(title) {
		all = append(all, word)
		if !idle[word] && !versionWord.MatchString(word) && len(name) < 4 {
			name = append(name, word)
		}
	}
	if len(name) == 0 {
		return all[:min(len(all), 4)]
	}
	return name
}

// semverShape is a version without build metadata (SemVer 2.0.0, sections 2 and 9).
var semverShape = regexp.MustCompile(`^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-(0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*)(\.(0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*))*)?$`)

var numbers = regexp.MustCompile(`[0-9]+`)

// semantic makes any version a semantic one: "v2" is 2.0.0, "2024-01-31" is
// 2024.1.31, and what holds no number is 0.0.0.
func semantic(version string) string {
	version = strings.TrimPrefix(strings.TrimSpace(version), "v")
	if plain, _, _ := strings.Cut(version, "+"); semverShape.MatchString(plain) {
		return plain
	}
	parts := [3]string{"0", "0", "0"}
	for i, number := range numbers.FindAllString(version, 3) {
		parts[i] = cmp.Or(strings.TrimLeft(number, "0"), "0")
		if _, err := strconv.ParseUint(parts[i], 10, 31); err != nil {
			parts[i] = "0"
		}
	}
	return strings.Join(parts[:], ".")
}

// servers reads base URLs with their variables.
func (b *builder) servers(given []contract.Server) []Server {
	var servers []Server
	for _, s := range given {
		server := Server{URL: strings.TrimSpace(s.URL), Description: s.Description}
		if s.Node != b.doc.Root {
			for name, v := range s.Node.Get("variables").Fields() {
				server.Variables = append(server.Variables, Variable{
					Name: name, Default: v.Get("default").Literal(), Description: v.Get("description").Text(), Enum: v.Get("enum").Strings(),
				})
			}
		}
		servers = append(servers, server)
	}
	return servers
}
