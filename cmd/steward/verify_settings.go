package main

import (
	"crypto/tls"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/apisteward/steward/internal/config"
	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/verify"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/compose"
	"github.com/apisteward/steward/internal/verify/hook"
)

// maxAnswer is how many bytes of an answer are read.
const maxAnswer = 16 << 20

// maxWait is the longest time that an API may ask to wait.
const maxWait = time.Minute

// String returns "" for none.
func (s *seedFlag) String() string {
	if !s.given {
		return ""
	}
	return strconv.FormatUint(s.value, 10)
}

// Set reads a whole number.
func (s *seedFlag) Set(text string) error {
	n, err := strconv.ParseUint(text, 10, 64)
	if err != nil {
		return errors.New("a seed is a whole number")
	}
	s.value, s.given = n, true
	return nil
}

// Type names the kind of value for --help.
func (s *seedFlag) Type() string { return "number" }

// settings turns options into what a verification takes. All that is wrong
// with them is said at once.
func (o *verifyOptions) settings(a *app, doc *contract.Document) (verify.Settings, error) {
	var faults []error
	keep := func(err error) {
		if err != nil {
			faults = append(faults, err)
		}
	}
	s := verify.Settings{Seed: o.seed.value, Workers: o.workers, Fuzz: o.fuzz, MaxResponseTime: o.slow}
	s.Settings = call.Settings{
		Doc: doc, UserAgent: "steward/" + buildVersion(), Timeout: defaultTimeout, MaxRequests: o.requests, Rate: o.rate, Safe: o.safe,
		MaxAnswer: maxAnswer, MaxWait: maxWait, Now: a.now, Sleep: a.sleep,
	}
	var err error
	s.Base, err = baseURL("--url", o.url)
	keep(err)
	s.Header, err = headersOf(o.headers)
	keep(err)
	s.Credentials, err = credentialsOf("--auth", "", o.auth, doc)
	keep(err)
	s.Others, err = credentialsOf("--other-auth", "", o.other, doc)
	keep(err)
	s.Include, err = filtersOf(o.include)
	keep(err)
	s.Exclude, err = filtersOf(o.exclude)
	keep(err)
	s.Phases, err = verify.ParsePhases(o.phases)
	keep(err)
	s.Known, err = knownOf(o.data)
	keep(err)
	keep(o.transport(a, &s.Settings))
	if o.hook != "" {
		h, err := hook.New(o.hook)
		keep(err)
		if err == nil {
			s.Before = h.Before
		}
	}
	keep(o.bounds())
	if !o.seed.given {
		s.Seed, err = anySeed(a.random)
		keep(err)
	}
	return s, errors.Join(faults...)
}

func (o *verifyOptions) bounds() error {
	switch {
	case o.workers < 1 || o.workers > 256:
		return errors.New("--workers is between 1 and 256")
	case o.requests < 0, o.rate < 0, o.fuzz < 0, o.slow < 0:
		return errors.New("--max-requests, --rate, --fuzz and --max-response-time cannot be negative")
	case o.update && o.baseline == "":
		return errors.New("--update-baseline needs --baseline FILE")
	}
	return nil
}

// anySeed is a seed short enough to be typed again.
func anySeed(random io.Reader) (uint64, error) {
	var b [4]byte
	if _, err := io.ReadFull(random, b[:]); err != nil {
		return 0, err
	}
	return uint64(binary.BigEndian.Uint32(b[:])), nil
}

func baseURL(flag, text string) (*url.URL, error) {
	u, err := url.Parse(text)
	switch {
	case err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https":
		return nil, fmt.Errorf("%s is an http or https URL, such as http://localhost:8080/v1, and %q is none", flag, text)
	case u.RawQuery != "" || u.Fragment != "":
		return nil, fmt.Errorf("%s cannot have a query or a fragment", flag)
	case u.User != nil:
		return nil, fmt.Errorf("%s cannot hold credentials: use --auth, or --header", flag)
	}
	return u, nil
}

func headersOf(lines []string) (http.Header, error) {
	header := http.Header{}
	for _, line := range lines {
		name, value, found := strings.Cut(line, ":")
		name, value = strings.TrimSpace(name), strings.TrimSpace(value)
		if !found || name == "" || strings.ContainsAny(name, " \t\r\n") || strings.ContainsAny(value, "\r\n\x00") {
			return nil, fmt.Errorf("--header is written 'Name: value'")
		}
		header.Add(name, value)
	}
	return header, nil
}

// credentialsOf reads SCHEME=SECRET, or SOURCE/SCHEME=SECRET for another API that
// workflows call; source is "" for the API that is verified. Its errors do not
// repeat the secret.
func credentialsOf(flag, source string, given []string, doc *contract.Document) (call.Credentials, error) {
	credentials := call.Credentials{}
	for _, one := range given {
		name, secret, found := strings.Cut(one, "=")
		if of, scheme, other := strings.Cut(name, "/"); other || source != "" {
			if of != source {
				continue
			}
			name = scheme
		}
		if !found || name == "" || secret == "" {
			return nil, fmt.Errorf("%s is written SCHEME=SECRET, where SCHEME is a security scheme of the document", flag)
		}
		credentials[name] = secret
	}
	if err := credentials.Check(doc); err != nil {
		return nil, fmt.Errorf("%s: %w", flag, err)
	}
	return credentials, nil
}

func filtersOf(texts []string) ([]verify.Filter, error) {
	var list []verify.Filter
	for _, text := range texts {
		f, err := verify.ParseFilter(text)
		if err != nil {
			return nil, err
		}
		list = append(list, f)
	}
	return list, nil
}

// knownOf reads the file of --data.
func knownOf(name string) (compose.Known, error) {
	if name == "" {
		return nil, nil
	}
	data, err := readFile(name)
	if err != nil {
		return nil, err
	}
	root, _, err := contract.Parse(data, contract.DefaultLimits())
	if err != nil {
		return nil, named(name, err)
	}
	known, fault := compose.KnownOf(sample.Of(root))
	if fault != "" {
		return nil, errors.New(name + ": " + fault)
	}
	return known, nil
}

// transport sets the time for a request, certificates and the proxy.
func (o *verifyOptions) transport(a *app, s *call.Settings) error {
	remote, origins, err := config.Load(config.Remote, o.remote.cmd.Flags(), a.lookupEnv)
	if err != nil {
		return err
	}
	if origins["timeout"] != "default" {
		s.Timeout = remote.Timeout
	}
	s.TLS = &tls.Config{InsecureSkipVerify: o.insecure}
	if remote.CA != "" {
		if s.TLS.RootCAs, err = certificates(remote.CA); err != nil {
			return err
		}
	}
	if o.proxy == "" {
		return nil
	}
	s.Proxy, err = url.Parse(o.proxy)
	if err != nil || s.Proxy.Host == "" {
		return fmt.Errorf("--proxy is a URL, such as http://localhost:3128, and %q is none", o.proxy)
	}
	return nil
}
