package config

import (
	"fmt"
	"os"

	"github.com/spf13/pflag"

	"github.com/apisteward/steward/internal/fault"
)

// Origins says where each setting's value comes from, by the setting's name:
// "default", "steward.yaml:3", "STEWARD_LISTEN", "--listen".
type Origins map[string]string

// Flags declares the settings of a group as flags of fs, with their defaults,
// and --config, for Load to read.
func Flags(fs *pflag.FlagSet, group Group) {
	defaults := Default()
	for _, s := range defaults.settings() {
		if s.group != group {
			continue
		}
		help := s.help + " (" + s.variable() + ")"
		flag := fs.VarPF(s.value, s.flagName(), "", help)
		if s.value.Type() == "bool" {
			flag.NoOptDefVal = "true"
		}
	}
	fs.String("config", "", "YAML file with settings (STEWARD_CONFIG)")
}

// Load reads the settings of a group: defaults, then the file that --config or
// STEWARD_CONFIG names, then the environment, then those flags of fs that were
// given. The other groups' settings keep their defaults, so that a fault in one
// of them stops nobody who does not need it. An empty variable counts as not
// set. All faults are reported at once, as an Invalid *fault.Error whose fields
// say where each setting came from; a file that cannot be read or is no YAML is
// Malformed.
func Load(group Group, fs *pflag.FlagSet, lookupEnv func(string) (string, bool)) (Config, Origins, error) {
	l := loader{config: Default(), origins: Origins{}, group: group}
	for _, s := range l.config.settings() {
		l.origins[s.name] = "default"
	}
	if name := configFile(fs, lookupEnv); name != "" {
		data, err := os.ReadFile(name)
		if err != nil {
			return Config{}, nil, &fault.Error{Kind: fault.Malformed, Detail: "the file with settings cannot be read", Err: err}
		}
		if err := l.file(name, data); err != nil {
			return Config{}, nil, err
		}
	}
	l.environment(lookupEnv)
	l.flags(fs)
	l.validate()
	if len(l.faults) > 0 {
		return Config{}, nil, &fault.Error{Kind: fault.Invalid, Detail: "these settings cannot be used", Fields: l.faults}
	}
	return l.config, l.origins, nil
}

func configFile(fs *pflag.FlagSet, lookupEnv func(string) (string, bool)) string {
	if flag := fs.Lookup("config"); flag != nil && flag.Changed {
		return flag.Value.String()
	}
	name, _ := lookupEnv("STEWARD_CONFIG")
	return name
}

// loader gathers the settings of a group and what is wrong with them.
type loader struct {
	group   Group
	config  Config
	origins Origins
	faults  []fault.Field
}

func (l *loader) environment(lookupEnv func(string) (string, bool)) {
	for _, s := range l.config.settings() {
		if given, ok := lookupEnv(s.variable()); ok && given != "" {
			l.set(s, given, s.variable(), 0)
		}
	}
}

func (l *loader) flags(fs *pflag.FlagSet) {
	for _, s := range l.config.settings() {
		if flag := fs.Lookup(s.flagName()); flag != nil && flag.Changed {
			l.set(s, flag.Value.String(), "--"+s.flagName(), 0)
		}
	}
}

func (l *loader) set(s setting, given, origin string, line int) {
	if s.group != l.group {
		return
	}
	if err := s.value.Set(given); err != nil {
		l.faults = append(l.faults, fault.Field{Place: origin, Line: line, Detail: s.name + " " + err.Error()})
		return
	}
	l.origins[s.name] = origin
}

func (l *loader) validate() {
	for _, f := range l.config.faults() {
		if origin := l.origins[f.Place]; origin != "default" {
			f.Detail = f.Place + " " + f.Detail
			f.Place = origin
		}
		l.faults = append(l.faults, f)
	}
}

// at is a place in a file, in the form that editors open.
func at(file string, line int) string { return fmt.Sprintf("%s:%d", file, line) }
