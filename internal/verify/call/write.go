package call

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/wire"
)

// UnsendableError is returned for a case that cannot be sent, and says why.
type UnsendableError struct{ Reason string }

// Error implements error.
func (e *UnsendableError) Error() string { return e.Reason }

func unsendable(format string, args ...any) error {
	return &UnsendableError{fmt.Sprintf(format, args...)}
}

// request writes a case as it is sent, credentials included.
func (s *Sender) request(ctx context.Context, c *Case) (*http.Request, []byte, error) {
	header := make(http.Header)
	s.common(c, header)
	target, query, err := s.arguments(c, header)
	if err != nil {
		return nil, nil, err
	}
	credentials, _ := s.credentials(c)
	for _, one := range credentials {
		one.put(header, &query)
	}
	body, err := s.body(c, header)
	if err != nil {
		return nil, nil, err
	}
	address, err := s.address(c, target, query)
	if err != nil {
		return nil, nil, err
	}
	var reader io.Reader
	if body != nil {
		reader = bytes.NewReader(body)
	}
	r, err := http.NewRequestWithContext(ctx, c.SentMethod(), address, reader)
	if err != nil {
		return nil, nil, unsendable("the request cannot be written: %v", err)
	}
	r.Header = header
	if header.Get("Host") != "" {
		r.Host = header.Get("Host")
		header.Del("Host")
	}
	return r, body, nil
}

// common puts what is sent with every request. Without credentials, that is
// without the headers that carry some.
func (s *Sender) common(c *Case, header http.Header) {
	header.Set("User-Agent", s.settings.UserAgent)
	header.Set("Accept", accepted(c))
	for name, values := range s.settings.Header {
		if c.Access == Granted || !s.authorizes(name) {
			header[name] = values
		}
	}
	for name, values := range c.Header {
		header[name] = values
	}
}

// accepted is the Accept header of a case: the media types that the operation
// documents, problems last.
func accepted(c *Case) string {
	if c.Accept != "" {
		return c.Accept
	}
	var list, errors []string
	seen := map[string]bool{}
	for _, r := range c.Operation.Responses {
		for _, m := range r.Content {
			if seen[m.Type] {
				continue
			}
			seen[m.Type] = true
			if strings.HasPrefix(r.Status, "2") {
				list = append(list, m.Type)
			} else {
				errors = append(errors, m.Type)
			}
		}
	}
	if list = append(list, errors...); len(list) > 0 {
		return strings.Join(list, ", ")
	}
	return "*/*"
}

// arguments writes the parameters of a case: into the path, which is returned
// with the query, and into headers.
func (s *Sender) arguments(c *Case, header http.Header) (path string, query []string, err error) {
	path = c.Operation.Path
	for _, a := range c.Arguments {
		p := a.Parameter
		if p == nil {
			p = &contract.Parameter{Name: a.Name, In: a.In, Style: "form", Explode: true}
		}
		switch a.In {
		case "path":
			segment := ""
			if a.Raw != nil {
				segment = *a.Raw
			} else {
				segment = wire.Path(p, a.Value)
			}
			if segment == "" || segment == "." || segment == ".." {
				return "", nil, unsendable("a path cannot hold an empty value for {%s}", a.Name)
			}
			path = strings.ReplaceAll(path, "{"+a.Name+"}", segment)
		case "query":
			if a.Raw != nil {
				query = append(query, *a.Raw)
			} else {
				query = append(query, wire.Query(p, a.Value)...)
			}
		case "querystring":
			query = append(query, wire.QueryString(s.settings.Doc, p, a.Value)...)
		case "header":
			if a.Raw != nil {
				header.Set(a.Name, *a.Raw)
			} else {
				header.Set(a.Name, wire.Header(p, a.Value))
			}
		case "cookie":
			pairs := []string{}
			if a.Raw != nil {
				pairs = append(pairs, *a.Raw)
			} else {
				pairs = wire.Cookie(p, a.Value)
			}
			for _, pair := range pairs {
				addCookie(header, pair)
			}
		}
	}
	if c.Target == "" && strings.ContainsAny(path, "{}") {
		return "", nil, unsendable("no value is known for %s", missing(path))
	}
	return path, besides(c.Target, query), nil
}

// besides are the pairs of a query that a URL does not give itself: the address
// of the next page may have all that was asked for.
func besides(target string, query []string) []string {
	u, err := url.Parse(target)
	if target == "" || err != nil {
		return query
	}
	given := u.Query()
	return slices.DeleteFunc(query, func(pair string) bool {
		name, _, _ := strings.Cut(pair, "=")
		name, err := url.QueryUnescape(name)
		return err == nil && given.Has(name)
	})
}

// missing names what is left of a path template.
func missing(path string) string {
	_, rest, _ := strings.Cut(path, "{")
	name, _, _ := strings.Cut(rest, "}")
	return "{" + name + "}"
}

func (s *Sender) body(c *Case, header http.Header) ([]byte, error) {
	b := c.Body
	if b == nil {
		return nil, nil
	}
	if b.Raw != nil {
		if b.Type != "" {
			header.Set("Content-Type", b.Type)
		}
		return b.Raw, nil
	}
	media := b.Media
	if media == nil {
		media = &contract.Media{Type: b.Type}
	}
	data, contentType, err := wire.Body(s.settings.Doc, media, b.Type, b.Value)
	if err != nil {
		return nil, unsendable("%v", err)
	}
	header.Set("Content-Type", contentType)
	return data, nil
}

// address is where a case goes: always on the host that was given.
func (s *Sender) address(c *Case, path string, query []string) (string, error) {
	if c.Target != "" {
		target, err := s.settings.Base.Parse(c.Target)
		if err != nil || !SameHost(target, s.settings.Base) {
			return "", unsendable("%s leads to another host", c.Target)
		}
		target.Fragment = ""
		if len(query) > 0 {
			target.RawQuery = strings.TrimPrefix(target.RawQuery+"&"+strings.Join(query, "&"), "&")
		}
		return target.String(), nil
	}
	prefix, err := s.prefix(c.Operation)
	if err != nil {
		return "", err
	}
	address := strings.TrimSuffix(prefix, "/") + path
	if len(query) > 0 {
		address += "?" + strings.Join(query, "&")
	}
	return address, nil
}

// prefix is the base URL for an operation. Servers of its own are followed as
// far as they are other paths of the same host.
func (s *Sender) prefix(op *contract.Operation) (string, error) {
	if len(op.Servers) == 0 || !s.ownServers(op) {
		return s.settings.Base.String(), nil
	}
	u, err := url.Parse(op.Servers[0].URL)
	if err != nil || u.IsAbs() || u.Host != "" {
		return "", unsendable("its server is %s, and nothing is sent to a host other than the given one", op.Servers[0].URL)
	}
	return s.settings.Base.ResolveReference(u).String(), nil
}

// ownServers reports whether an operation has servers that differ from the
// document's.
func (s *Sender) ownServers(op *contract.Operation) bool {
	usual := s.settings.Doc.Servers()
	if len(usual) != len(op.Servers) {
		return true
	}
	for i := range usual {
		if usual[i].URL != op.Servers[i].URL {
			return true
		}
	}
	return false
}

// SameHost reports whether two URLs have one origin (RFC 6454, section 4).
func SameHost(a, b *url.URL) bool {
	return strings.EqualFold(a.Scheme, b.Scheme) && strings.EqualFold(a.Hostname(), b.Hostname()) && port(a) == port(b)
}

func port(u *url.URL) string {
	if p := u.Port(); p != "" {
		return p
	}
	if strings.EqualFold(u.Scheme, "https") {
		return "443"
	}
	return "80"
}
