module github.com/apisteward/steward/internal/compare/oracle

go 1.26.8

require (
	github.com/apisteward/steward v0.0.0
	github.com/oasdiff/oasdiff v1.33.0
)

replace github.com/apisteward/steward => ../../..
