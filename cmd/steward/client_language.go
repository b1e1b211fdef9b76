package main

import (
	"github.com/spf13/cobra"

	"github.com/apisteward/steward/internal/clients"
)

// languageFlag is a language on the command line.
type languageFlag clients.Language

func (l *languageFlag) Set(name string) error {
	parsed, err := clients.ParseLanguage(name)
	*l = languageFlag(parsed)
	return err
}
func (l *languageFlag) String() string { return string(*l) }
func (l *languageFlag) Type() string   { return clients.Known("|") }

// completeLanguages makes shells offer the languages.
func completeLanguages(cmd *cobra.Command) {
	var names []string
	for _, l := range clients.Languages() {
		names = append(names, string(l))
	}
	err := cmd.RegisterFlagCompletionFunc("lang", cobra.FixedCompletions(names, cobra.ShellCompDirectiveNoFileComp))
	if err != nil {
		panic(err) // there is no such flag
	}
}
