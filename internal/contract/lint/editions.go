package lint

import (
	"github.com/apisteward/steward/internal/contract"
)

// Editions is a set of editions of the specification.
type Editions uint8

// The sets that rules need.
const (
	In20   Editions = 1 << contract.Swagger20
	In30   Editions = 1 << contract.OpenAPI30
	In31   Editions = 1 << contract.OpenAPI31
	In32   Editions = 1 << contract.OpenAPI32
	From31          = In31 | In32
	From30          = In30 | From31
	InAll           = In20 | From30
)

// Has reports whether the set holds an edition.
func (e Editions) Has(edition contract.Edition) bool { return e>>edition&1 == 1 }

// String lists the editions: "Swagger 2.0 and OpenAPI 3.0".
func (e Editions) String() string {
	var names []string
	for edition := contract.Swagger20; edition <= contract.OpenAPI32; edition++ {
		if e.Has(edition) {
			names = append(names, editionName(edition))
		}
	}
	return enumerate(names, "and")
}

func editionName(edition contract.Edition) string {
	if edition == contract.Swagger20 {
		return "Swagger 2.0"
	}
	return "OpenAPI " + edition.String()
}
