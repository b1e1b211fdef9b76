package clients

import (
	"fmt"

	"github.com/apisteward/steward/internal/contract/lint"
	"github.com/apisteward/steward/internal/fault"
)

// Refusing returns the findings that make a document one that no client can
// be made of: those that `steward check` refuses it for.
func Refusing(findings []lint.Finding) []lint.Finding {
	var errors []lint.Finding
	for _, f := range findings {
		if f.Severity >= lint.Error {
			errors = append(errors, f)
		}
	}
	return errors
}

// refuse returns fault.Invalid, with each place, when there are findings that
// refuse a document.
func refuse(findings []lint.Finding) error {
	refusing := Refusing(findings)
	if len(refusing) == 0 {
		return nil
	}
	err := &fault.Error{Kind: fault.Invalid, Detail: fmt.Sprintf("The document has %s; a client needs one without.", errorCount(len(refusing)))}
	for _, f := range refusing {
		err.Fields = append(err.Fields, fault.Field{
			Place: f.Place, Detail: f.Text + " (" + f.Rule + ")", Line: f.Line, Column: f.Column,
		})
	}
	return err
}

func errorCount(n int) string {
	if n == 1 {
		return "1 error"
	}
	return fmt.Sprintf("%d errors", n)
}
