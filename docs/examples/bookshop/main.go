// Command bookshop runs the API of ../bookshop.yaml, for trying what
// `steward verify` finds: it has three faults, which -fixed takes away.
//
//	go run ./docs/examples/bookshop
package main

import (
	"flag"
	"fmt"
	"net/http"
	"os"
	"time"
)

func main() {
	listen := flag.String("listen", "localhost:8090", "address to listen on")
	fixed := flag.Bool("fixed", false, "keep the contract")
	flag.Parse()
	fmt.Printf("The bookshop is at http://%s\n", *listen)
	server := &http.Server{Addr: *listen, Handler: newShop(*fixed), ReadHeaderTimeout: 10 * time.Second}
	fmt.Fprintln(os.Stderr, server.ListenAndServe())
	os.Exit(1)
}
