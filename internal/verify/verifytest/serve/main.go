// Command serve runs the workshop of verifytest, so that other programs can be
// measured on it.
//
//	go run ./internal/verify/verifytest/serve -switch part-price-text -requests log.txt
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"github.com/apisteward/steward/internal/verify/verifytest"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
}

// options are what the command line says.
type options struct {
	listen   string
	document string
	requests string
	list     bool
	fast     bool
	server   verifytest.Options
}

func parse(args []string) (opts options, err error) {
	flags := flag.NewFlagSet("serve", flag.ContinueOnError)
	flags.StringVar(&opts.listen, "listen", "127.0.0.1:0", "address to listen on")
	flags.StringVar(&opts.document, "document", "", "print a document instead: 3.0, 3.1 or fast")
	flags.StringVar(&opts.requests, "requests", "", "file to log requests in, with counts as JSON at its end")
	flags.BoolVar(&opts.list, "list", false, "list the switches and the awkward behaviours instead")
	flags.BoolVar(&opts.fast, "fast", false, "answer the document \"fast\" as fast as possible")
	switches := flags.String("switch", "", "switches to turn on, separated by commas")
	without := flags.String("without", "", "awkward behaviours to leave out, separated by commas")
	flags.Uint64Var(&opts.server.Seed, "seed", 0, "seed of ids and orders")
	if err := flags.Parse(args); err != nil {
		return opts, err
	}
	opts.server.Switches, opts.server.Without = fields(*switches), fields(*without)
	return opts, opts.server.Validate()
}

func fields(list string) []string {
	return strings.FieldsFunc(list, func(r rune) bool { return r == ',' || r == ' ' })
}

func run(ctx context.Context, args []string, stdout io.Writer) error {
	opts, err := parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return nil
	case err != nil:
		return err
	case opts.list:
		return list(stdout)
	case opts.document != "":
		_, err := stdout.Write(verifytest.Document(opts.document))
		return err
	}
	return serve(ctx, opts, stdout)
}

// serve answers until the context ends, then writes the counts.
func serve(ctx context.Context, opts options, stdout io.Writer) error {
	var handler http.Handler = verifytest.New(opts.server)
	if opts.fast {
		handler = verifytest.Fast()
	}
	if opts.requests != "" {
		log, err := openLog(opts.requests)
		if err != nil {
			return err
		}
		defer log.close()
		handler = log.around(handler)
	}
	listener, err := net.Listen("tcp", opts.listen)
	if err != nil {
		return err
	}
	fmt.Fprintf(stdout, "http://%s\n", listener.Addr())
	server := &http.Server{Handler: handler, ReadHeaderTimeout: 10 * time.Second}
	closed := context.AfterFunc(ctx, func() { _ = server.Close() })
	defer closed()
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

func list(w io.Writer) error {
	for _, s := range verifytest.Switches() {
		hard := ""
		if s.Hard {
			hard = " (hard)"
		}
		if _, err := fmt.Fprintf(w, "%-26s %-26s %s: %s%s\n", s.ID, s.Check, s.Operation, s.Text, hard); err != nil {
			return err
		}
	}
	for _, b := range verifytest.Behaviours() {
		option := ""
		if b.Optional {
			option = " (-without " + b.ID + ")"
		}
		if _, err := fmt.Fprintf(w, "awkward: %s%s\n", b.Text, option); err != nil {
			return err
		}
	}
	return nil
}
