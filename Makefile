# `make help` lists what there is.

STATICCHECK = go tool -modfile=.ci/tools/go.mod staticcheck
FUZZTIME ?= 10s

.PHONY: help run build test generate site corpus bench compiles lint fuzz

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: build ## build and start on http://localhost:8080, with SQLite in ./data
	bin/steward serve

build: ## build bin/steward, a static binary
	CGO_ENABLED=0 go build -trimpath -o bin/steward ./cmd/steward

test: ## run the tests
	go test $(TESTFLAGS) ./...

generate: ## rebuild gen/ and docs/reference/ from openapi/ and the program
	go generate ./...

site: build ## build the documentation site into site/
	bin/steward docs gen/openapi.yaml --guides docs -o site

corpus: ## fetch the real documents that tests and benchmarks use (700 MB)
	go run ./cmd/corpus

bench: corpus ## measure, and rewrite docs/benchmarks.md
	go run ./cmd/bench

compiles: corpus ## compile the clients of every document of the corpus (hours; goes on where it stopped)
	go run ./cmd/compiles $(COMPILESFLAGS)

lint: ## vet and staticcheck
	go vet ./...
	$(STATICCHECK) ./...

fuzz: ## fuzz every Fuzz target for FUZZTIME (10s) each
	FUZZTIME=$(FUZZTIME) .ci/fuzz
