package oracle

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"

	"go.yaml.in/yaml/v3"
)

// object is a part of a document.
type object = map[string]any

// expectation is what this file needs of an entry of compare's testdata/rules.
type expectation struct {
	Change, Rule string
	Old, New     object
}

// rulePairs writes documents into a folder from the fixtures that compare has
// for its rules, and from more of the same form, and returns them as pairs,
// each in both directions. A schema stands everywhere at once: as a body, a
// property, a parameter and a header.
func rulePairs(fixtures []string, folder string) ([]pair, error) {
	var pairs []pair
	seen := make(map[string]int)
	for _, from := range fixtures {
		for file, build := range map[string]func(object) object{"schema.yaml": everywhere, "operation.yaml": called, "document.yaml": document} {
			list, err := expectations(filepath.Join(from, file))
			if err != nil {
				return nil, err
			}
			for _, e := range list {
				name := e.Change + e.Rule
				seen[name]++
				forth := pair{
					name: fmt.Sprintf("rules/%s %d", name, seen[name]),
					old:  filepath.Join(folder, fmt.Sprint(len(pairs), "-old.json")),
					new:  filepath.Join(folder, fmt.Sprint(len(pairs), "-new.json")),
				}
				if err := errors.Join(write(forth.old, build(e.Old)), write(forth.new, build(e.New))); err != nil {
					return nil, err
				}
				pairs = append(pairs, forth, pair{forth.name + ", back", forth.new, forth.old})
			}
		}
	}
	return pairs, nil
}

func expectations(file string) ([]expectation, error) {
	data, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var list []expectation
	return list, yaml.Unmarshal(data, &list)
}

func write(file string, doc object) error {
	data, err := json.Marshal(doc)
	if err != nil {
		return err
	}
	return os.WriteFile(file, data, 0o600)
}

// document lays parts over a document that holds little.
func document(over object) object {
	doc := object{
		"openapi": "3.1.0",
		"info":    object{"title": "a", "version": "1.0.0"},
		"paths":   object{"/a": object{"post": object{"responses": object{"200": object{"description": "ok"}}}}},
	}
	maps.Copy(doc, over)
	return doc
}

// called lays parts over the one operation of a document.
func called(over object) object {
	operation := object{"responses": object{"200": object{"description": "ok"}}}
	maps.Copy(operation, over)
	return document(object{"paths": object{"/a": object{"post": operation}}})
}

// everywhere uses a schema as a body and within one, in both directions.
func everywhere(schema object) object {
	operation := func(schema any) object {
		content := object{"application/json": object{"schema": schema}}
		return object{"post": object{
			"requestBody": object{"required": true, "content": content},
			"responses":   object{"200": object{"description": "ok", "content": content}},
		}}
	}
	within := operation(object{"type": "object", "properties": object{"p": schema}})
	call := within["post"].(object)
	call["parameters"] = []any{object{"name": "q", "in": "query", "schema": schema}}
	call["responses"].(object)["200"].(object)["headers"] = object{"H": object{"schema": schema}}
	return document(object{"paths": object{"/body": operation(schema), "/within": within}})
}
