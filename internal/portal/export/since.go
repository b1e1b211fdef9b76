package export

import (
	"github.com/apisteward/steward/internal/compare"
	"github.com/apisteward/steward/internal/portal/page"
	"github.com/apisteward/steward/internal/portal/words"
)

// Since returns what is known of a document that was compared with an older
// one, which was called version. json is the address of the comparison as
// JSON, from the folder of the document.
func Since(version string, report *compare.Report, json string) page.Known {
	return page.Known{
		Verdict:    verdictWords(version, report),
		Comparison: &page.Comparison{Since: version, Report: report, JSON: json},
	}
}

func verdictWords(since string, r *compare.Report) string {
	breaking := r.Count(compare.Breaking)
	switch {
	case r.Verdict == compare.Identical:
		return "identical to " + since
	case r.Verdict == compare.Compatible:
		return "compatible with " + since
	case breaking == 0:
		return "not surely compatible with " + since
	}
	return words.Plural(breaking, "breaking change") + " since " + since
}
