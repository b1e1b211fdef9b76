package verifytest

import _ "embed"

//go:embed openapi-3.0.yaml
var document30 []byte

//go:embed openapi-3.1.yaml
var document31 []byte

//go:embed openapi-fast.yaml
var documentFast []byte

// Document returns the document of the server in an edition of OpenAPI, "3.0"
// or "3.1", or the one of [Fast] for "fast". It is nil for any other.
func Document(edition string) []byte {
	switch edition {
	case "3.0":
		return document30
	case "3.1":
		return document31
	case "fast":
		return documentFast
	}
	return nil
}
