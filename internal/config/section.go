package config

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/spf13/pflag"
	"go.yaml.in/yaml/v3"

	"github.com/apisteward/steward/internal/fault"
)

// sections are the commands whose flags have a mapping of their own in the
// file with settings.
var sections = []string{"verify", "mock"}

// Section gives a command's flags that were not given on the command line the
// values of the file's mapping of that name, where a key is a flag with
// underscores and a list stands for a flag that is repeated, or else of the
// environment: STEWARD_VERIFY_MAX_REQUESTS. The environment wins. It returns a
// *fault.Error like Load.
func Section(name string, fs *pflag.FlagSet, lookupEnv func(string) (string, bool)) error {
	s := section{loader: loader{}, name: name, fs: fs, given: map[string]bool{}}
	fs.Visit(func(f *pflag.Flag) { s.given[f.Name] = true })
	s.environment(lookupEnv)
	if file := configFile(fs, lookupEnv); file != "" {
		data, err := os.ReadFile(file)
		if err != nil {
			return &fault.Error{Kind: fault.Malformed, Detail: "the file with settings cannot be read", Err: err}
		}
		var root yaml.Node
		if err := yaml.Unmarshal(data, &root); err != nil {
			return &fault.Error{Kind: fault.Malformed, Detail: file + " is not YAML", Err: err}
		}
		s.file(file, &root)
	}
	if len(s.faults) > 0 {
		return &fault.Error{Kind: fault.Invalid, Detail: "these settings cannot be used", Fields: s.faults}
	}
	return nil
}

// section is a command's flags on their way to values.
type section struct {
	loader
	name  string
	fs    *pflag.FlagSet
	given map[string]bool
}

func (s *section) environment(lookupEnv func(string) (string, bool)) {
	s.fs.VisitAll(func(f *pflag.Flag) {
		variable := "STEWARD_" + strings.ToUpper(s.name+"_"+strings.ReplaceAll(f.Name, "-", "_"))
		value, ok := lookupEnv(variable)
		if !ok || value == "" || s.given[f.Name] {
			return
		}
		s.given[f.Name] = true
		if err := s.fs.Set(f.Name, value); err != nil {
			s.faults = append(s.faults, fault.Field{Place: variable, Detail: cause(err)})
		}
	})
}

func (s *section) file(file string, root *yaml.Node) {
	if len(root.Content) == 0 || root.Content[0].Kind != yaml.MappingNode {
		return // Load says so
	}
	for pair := range slices.Chunk(root.Content[0].Content, 2) {
		if pair[0].Value != s.name {
			continue
		}
		for entry := range slices.Chunk(pair[1].Content, 2) {
			s.entry(file, entry[0], entry[1])
		}
	}
}

func (s *section) entry(file string, key, value *yaml.Node) {
	flag := s.fs.Lookup(strings.ReplaceAll(key.Value, "_", "-"))
	switch {
	case flag == nil || flag.Name == "config" || flag.Name == "help":
		s.refuse(file, key, fmt.Sprintf("unknown setting %s; `steward %s --help` shows all flags there are", key.Value, s.name))
		return
	case s.given[flag.Name]:
		return
	}
	list := []*yaml.Node{value}
	if value.Kind == yaml.SequenceNode {
		list = value.Content
	}
	for _, one := range list {
		if one.Kind != yaml.ScalarNode {
			s.refuse(file, one, key.Value+" must be a single value or a list of them")
		} else if err := s.fs.Set(flag.Name, one.Value); err != nil {
			s.refuse(file, one, key.Value+": "+cause(err))
		}
	}
}

// cause takes from an error of pflag what the user did not write.
func cause(err error) string {
	var invalid *pflag.InvalidValueError
	if errors.As(err, &invalid) && invalid.Unwrap() != nil {
		return invalid.Unwrap().Error()
	}
	return err.Error()
}
