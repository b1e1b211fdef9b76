// Command bookshop runs the API of ../bookshop.yaml, for trying what
// `steward verify` finds: it has three faults, which -fixed takes away.
//
//	go run ./docs/examples/bookshop
package main

import (
	"flag"
	"fmt"
	"net"
	"net/http"
	"os"
	"time"
)

func main() {
	listen := flag.String("listen", "localhost:8090", "address to listen on")
	fixed := flag.Bool("fixed", false, "keep the contract")
	flag.Parse()
	fmt.Fprintln(os.Stderr, serve(*listen, newShop(*fixed)))
	os.Exit(1)
}

// serve prints where the shop is once it can be reached, and returns why it
// cannot any more.
func serve(address string, shop http.Handler) error {
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return err
	}
	fmt.Printf("The bookshop is at http://%s\n", address)
	server := &http.Server{Handler: shop, ReadHeaderTimeout: 10 * time.Second}
	return server.Serve(listener)
}
