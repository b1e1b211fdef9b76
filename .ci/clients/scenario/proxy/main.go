// Command proxy stands between clients and a server, and does to the attempts
// of a call what the call asks for in a header. It prints the address that it
// listens on, on loopback.
//
//	proxy http://127.0.0.1:8080
package main

import (
	"fmt"
	"net"
	"net/http"
	"net/url"
	"os"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "proxy:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 1 {
		return fmt.Errorf("which server? Give its address")
	}
	target, err := url.Parse(args[0])
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	fmt.Printf("http://%s\n", listener.Addr())
	return http.Serve(listener, newProxy(target))
}
