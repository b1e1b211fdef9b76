// The steward command looks after HTTP APIs through their OpenAPI documents:
// it judges files, publishes them to a server, and is that server.
package main

import (
	"context"
	"os"
)

func main() {
	os.Exit(run(context.Background(), os.Args[1:], os.Stdin, os.Stdout, os.Stderr, os.LookupEnv))
}
