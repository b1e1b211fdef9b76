package page

import (
	"bytes"
	"errors"
	"io"
	"io/fs"

	"go.yaml.in/yaml/v3"

	"github.com/apisteward/steward/internal/fault"
)

// Look is how all pages look and speak. The zero Look is Steward's, in English.
type Look struct {
	Brand    Brand
	Language Language
}

// lookFile is a look as people write it down.
type lookFile struct {
	Name   string `yaml:"name"`
	Logo   string `yaml:"logo"`   // file, from the folder of this one
	Accent string `yaml:"accent"` // "#0f5f6b"
	Links  []struct {
		Text string `yaml:"text"`
		Href string `yaml:"href"`
	} `yaml:"links"`
	Footer string `yaml:"footer"`
	Words  string `yaml:"words"` // file with the words of another language, from the folder of this one
}

// ReadLook reads a look from a YAML file in a folder, which the logo and the
// words are in as well:
//
//	name: Example Inc.
//	logo: logo.svg
//	accent: "#0f5f6b"
//	links: [{text: Status, href: "https://status.example.com"}]
//	footer: Example Inc., Springfield
//	words: de.json
//
// Everything may be left out. It returns fault.Malformed when a file cannot be
// read, and fault.Invalid when what it says cannot be shown.
func ReadLook(folder fs.FS, name string) (Look, error) {
	var f lookFile
	data, err := readPart(folder, name)
	if err != nil {
		return Look{}, err
	}
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	decoder.KnownFields(true)
	if err := decoder.Decode(&f); err != nil && !errors.Is(err, io.EOF) {
		return Look{}, &fault.Error{Kind: fault.Malformed, Detail: name + " is not a file with a brand", Err: err}
	}
	return f.look(folder)
}

func (f *lookFile) look(folder fs.FS) (Look, error) {
	var l Look
	var err error
	l.Brand = Brand{Name: f.Name, Footer: f.Footer}
	for _, to := range f.Links {
		l.Brand.Links = append(l.Brand.Links, Crumb{Text: to.Text, Href: to.Href})
	}
	if l.Brand.Accent, err = ParseColour(f.Accent); err != nil {
		return Look{}, err
	}
	if f.Logo != "" {
		if l.Brand.Logo, err = readPart(folder, f.Logo); err != nil {
			return Look{}, err
		}
	}
	if f.Words != "" {
		data, err := readPart(folder, f.Words)
		if err != nil {
			return Look{}, err
		}
		if l.Language, err = ReadLanguage(data); err != nil {
			return Look{}, err
		}
	}
	return l, l.Brand.Validate()
}

// maxPart bounds a file that a look is made of, in bytes.
const maxPart = 1 << 20

func readPart(folder fs.FS, name string) ([]byte, error) {
	f, err := folder.Open(name)
	if err != nil {
		return nil, &fault.Error{Kind: fault.Malformed, Detail: name + " cannot be read", Err: err}
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxPart+1))
	switch {
	case err != nil:
		return nil, &fault.Error{Kind: fault.Malformed, Detail: name + " cannot be read", Err: err}
	case len(data) > maxPart:
		return nil, fault.New(fault.Invalid, "%s is larger than 1 MiB", name)
	}
	return data, nil
}
