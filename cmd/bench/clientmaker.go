package main

import (
	"fmt"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
)

// clientMaker is a program that makes a client of a document.
type clientMaker struct {
	Name     string
	Language clientLanguage
	Remark   string                // what its result is, when it is not a whole client
	Only3    bool                  // it does not read Swagger 2.0
	left     func(said string) int // how many things it says that it leaves out; nil when it never says so
	command  func(document, folder string) []string
}

// title is the name with the remark.
func (m clientMaker) title() string {
	if m.Remark == "" {
		return m.Name
	}
	return m.Name + " (" + m.Remark + ")"
}

// leftOut is how many things of the document a program says that it does not express: -1 for one that never says so.
func (m clientMaker) leftOut(said string) int {
	if m.left == nil {
		return -1
	}
	return m.left(said)
}

// countParts counts what openapi-python-client tells of, one by one.
func countParts(said string) int {
	n := 0
	for line := range strings.Lines(said) {
		for _, begins := range []string{"WARNING parsing ", "ERROR parsing ", "Unable to process schema "} {
			if strings.HasPrefix(line, begins) {
				n++
			}
		}
	}
	return n
}

// readCount finds the number that ours gives.
func readCount(said string) int {
	number := regexp.MustCompile(`(\d+) things? cannot be expressed`).FindStringSubmatch(said)
	if number == nil {
		return 0
	}
	n, _ := strconv.Atoi(number[1])
	return n
}

const stewardClient = "steward client"

// clientMakers lists ours before the others of each language.
func clientMakers(t clientTools) []clientMaker {
	return []clientMaker{
		t.steward(goLanguage),
		t.generator(goLanguage, "go"),
		{
			Name: "oapi-codegen", Language: goLanguage, Only3: true,
			command: func(document, folder string) []string {
				return []string{t.in("oapi-codegen"), "-config", t.in(oapiConfigName), "-o", filepath.Join(folder, "client.gen.go"), document}
			},
		},
		t.steward(typescriptLanguage),
		t.generator(typescriptLanguage, "typescript-fetch"),
		{
			Name: "openapi-typescript", Language: typescriptLanguage, Only3: true, Remark: "types only",
			command: func(document, folder string) []string {
				return []string{t.module("openapi-typescript"), document, "-o", filepath.Join(folder, "schema.ts")}
			},
		},
		t.steward(pythonLanguage),
		t.generator(pythonLanguage, "python"),
		{
			Name: "openapi-python-client", Language: pythonLanguage, Only3: true, left: countParts,
			command: func(document, folder string) []string {
				return t.withPython("openapi-python-client", "generate", "--path", document, "--output-path", folder, "--overwrite")
			},
		},
	}
}

func (t clientTools) steward(language clientLanguage) clientMaker {
	return clientMaker{Name: stewardClient, Language: language, left: readCount, command: func(document, folder string) []string {
		return []string{t.in("steward"), "client", document, "--lang", string(language), "-o", folder, "--force"}
	}}
}

// leaner leaves out what only openapi-generator makes: documents in Markdown, and tests without content.
const leaner = "apiDocs=false,modelDocs=false,apiTests=false,modelTests=false"

func (t clientTools) generator(language clientLanguage, name string) clientMaker {
	return clientMaker{Name: generatorName + " " + name, Language: language, command: func(document, folder string) []string {
		return []string{"java", "-jar", t.jar(), "generate", "-i", document, "-g", name, "-o", folder, "--global-property", leaner}
	}}
}

// addressSpace is what a program may reserve, in KiB: well over what it may touch.
const addressSpace = 16 << 20

// confined is a command that runs in a folder, with bounded memory.
func confined(folder string, command ...string) []string {
	return append([]string{"sh", "-c", fmt.Sprintf(`cd "$0" && ulimit -v %d && exec "$@"`, addressSpace), folder}, command...)
}
