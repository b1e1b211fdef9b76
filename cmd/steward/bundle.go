package main

import (
	"bytes"
	"io"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/apisteward/steward/internal/contract"
)

func (a *app) bundleCommand() *cobra.Command {
	var out string
	cmd := &cobra.Command{
		Use:   "bundle FILE",
		Short: "Put a document of several files into one",
		Long: `Put a document and the files below its folder that it refers to into one
document. It is YAML when OUT ends in .yaml or .yml, and JSON otherwise.`,
		Example: `  steward bundle openapi/openapi.yaml -o openapi.json`,
		Args:    exactly(1, "one FILE"),
		RunE: func(_ *cobra.Command, args []string) error {
			return a.bundle(args[0], out)
		},
	}
	cmd.Flags().StringVarP(&out, "output", "o", "", "`file` to write, instead of standard output")
	return cmd
}

func (a *app) bundle(file, out string) error {
	doc, err := a.load(file)
	if err != nil {
		return err
	}
	write := contract.WriteJSON
	if extension := filepath.Ext(out); extension == ".yaml" || extension == ".yml" {
		write = contract.WriteYAML
	}
	var text bytes.Buffer
	if err := write(&text, doc.Root); err != nil {
		return err
	}
	if out == "" {
		_, err := io.Copy(a.stdout, &text)
		return err
	}
	return replaceFile(out, text.Bytes())
}
