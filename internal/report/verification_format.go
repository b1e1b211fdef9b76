package report

import (
	"fmt"
	"slices"
	"strings"
)

// verificationFormats are the names of the formats that a verification has:
// those of every report, and two that only fit into files.
var verificationFormats = append(slices.Clone(formatNames), "har", "html")

// Output is a report that goes into a file.
type Output struct {
	Format Format
	File   string
}

// Outputs are reports of a verification that go into files, as a flag that can
// be repeated: "junit=verify.xml". All formats can be had.
type Outputs []Output

// String returns what Set was given, separated by commas.
func (o *Outputs) String() string {
	var list []string
	for _, one := range *o {
		list = append(list, one.Format.String()+"="+one.File)
	}
	return strings.Join(list, ",")
}

// Set adds a report. Two cannot go into one file.
func (o *Outputs) Set(text string) error {
	name, file, found := strings.Cut(text, "=")
	i := slices.Index(verificationFormats, name)
	switch {
	case !found || file == "":
		return fmt.Errorf("%q is not of the form FORMAT=FILE, as in junit=verify.xml", text)
	case i < 0:
		return fmt.Errorf("a format is one of %s", strings.Join(verificationFormats, ", "))
	case slices.ContainsFunc(*o, func(other Output) bool { return other.File == file }):
		return fmt.Errorf("two reports cannot go into one file, %s", file)
	}
	*o = append(*o, Output{Format(i), file})
	return nil
}

// Type names the kind of value for --help.
func (o *Outputs) Type() string { return "FORMAT=FILE" }
