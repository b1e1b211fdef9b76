package main

import (
	"errors"

	"github.com/spf13/cobra"
)

// usageError is a command line that cannot be understood.
type usageError struct {
	command string
	err     error
}

func (u usageError) Error() string {
	return u.err.Error() + "\nRun `" + u.command + " --help` to see how it is used."
}

// exactly wants n arguments, and says which.
func exactly(n int, names string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) == n {
			return nil
		}
		return usageError{cmd.CommandPath(), errors.New("expected " + names)}
	}
}

// needed wants flags to be given and not empty.
func needed(cmd *cobra.Command, flags ...string) error {
	for _, name := range flags {
		if cmd.Flag(name).Value.String() == "" {
			return usageError{cmd.CommandPath(), errors.New("--" + name + " is needed")}
		}
	}
	return nil
}
