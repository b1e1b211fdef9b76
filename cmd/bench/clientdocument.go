package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// clientDocument is a document of which clients are made.
type clientDocument struct {
	Name  string
	File  string        // below the corpus
	Parts string        // for a Swagger 2.0 document: the folder below the corpus with the same operations in OpenAPI 3; "" otherwise
	Aim   time.Duration // for ours, 0 for none
	Three []threeOperations
}

func clientDocuments() []clientDocument {
	return []clientDocument{
		{Name: "GitHub 23.0.2 (OpenAPI 3.0)", File: "github/23.0.2.json", Aim: 10 * time.Second, Three: githubThree()},
		{Name: "Stripe 0.203.0 (OpenAPI 3.0)", File: "stripe/0.203.0.json"},
		{Name: "Kubernetes 1.36.3 (Swagger 2.0)", File: "kubernetes/1.36.3.json", Parts: "kubernetes-v3/1.36.3"},
		{Name: "Figma 0.43.0 (OpenAPI 3.1)", File: "figma/0.43.0.yaml"},
	}
}

// files returns the document as it is, and one that programs without Swagger 2.0 read; its parts are joined in folder.
func (d clientDocument) files(root, folder string) (given, later string, err error) {
	corpus := filepath.Join(root, "corpus")
	given = filepath.Join(corpus, d.File)
	if d.Parts == "" {
		return given, given, nil
	}
	later = filepath.Join(folder, "joined.json")
	return given, later, joinParts(filepath.Join(corpus, d.Parts), later)
}

// joinParts writes the documents of a folder as one. Of components with one name the first is taken: those of Kubernetes
// differ in extensions alone.
func joinParts(folder, to string) error {
	names, err := filepath.Glob(filepath.Join(folder, "*.json"))
	if err != nil {
		return err
	}
	if len(names) == 0 {
		return fmt.Errorf("no documents in %s: `make corpus` fetches them", folder)
	}
	type members = map[string]json.RawMessage
	type part struct {
		OpenAPI    string             `json:"openapi"`
		Info       json.RawMessage    `json:"info"`
		Paths      members            `json:"paths"`
		Components map[string]members `json:"components"`
	}
	var whole part
	for i, name := range names { // in the order of their names
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		var p part
		if err := json.Unmarshal(data, &p); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if i == 0 {
			whole = part{p.OpenAPI, p.Info, members{}, map[string]members{}}
		}
		addMissing(whole.Paths, p.Paths)
		for kind, components := range p.Components {
			if whole.Components[kind] == nil {
				whole.Components[kind] = members{}
			}
			addMissing(whole.Components[kind], components)
		}
	}
	joined, err := json.Marshal(whole)
	if err != nil {
		return err
	}
	return os.WriteFile(to, joined, 0o644)
}

func addMissing(to, from map[string]json.RawMessage) {
	for name, value := range from {
		if _, there := to[name]; !there {
			to[name] = value
		}
	}
}
