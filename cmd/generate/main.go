// Command generate rebuilds what comes from the contract in openapi/: the
// bundled contract, the server's interface and models, and the clients in gen/,
// and the reference in docs/reference/, which tells of rules, settings and
// commands, too. It is run in the root of the repository.
package main

//go:generate go run -C ../.. ./cmd/generate

import (
	"context"
	"fmt"
	"os"
)

func main() {
	if err := generate(context.Background(), "."); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}
