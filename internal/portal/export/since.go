package export

import (
	"github.com/apisteward/steward/internal/compare"
	"github.com/apisteward/steward/internal/portal/page"
)

// Since returns what is known of a document that was compared with an older
// one, which was called version. json is the address of the comparison as
// JSON, from the folder of the document.
func Since(version string, report *compare.Report, json string) page.Known {
	return page.Known{
		Verdict:    page.VerdictWords(version, report.Verdict.String(), report.Count(compare.Breaking), 0),
		Comparison: &page.Comparison{Since: version, Report: report, JSON: json},
	}
}
