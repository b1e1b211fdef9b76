package handlers

import (
	"net/http"
	"net/url"
	"strings"

	"github.com/apisteward/steward/internal/catalog"
	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/mock"
)

// MockFolder is where the mocks of versions stand:
// /mock/{api}/{version}/{path of the mocked API}.
const MockFolder = "/mock"

// mockOperation is what requests to mocks are counted and logged as.
const mockOperation = "mock"

// keyPrefix is what keys of Steward begin with, and no others.
const keyPrefix = "stw_"

// inMocks reports whether a request is for a mock. What a mocked API does with
// methods, headers and bodies is its own matter.
func inMocks(r *http.Request) bool {
	path := r.URL.EscapedPath()
	return path == MockFolder || strings.HasPrefix(path, MockFolder+"/")
}

// mocked answers requests to the mocks of versions.
func (s *server) mocked(mocks *mock.Library) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		setMockSafety(w.Header())
		if err := s.serveMock(mocks, w, r); err != nil {
			if r.Header.Get("Origin") != "" {
				w.Header().Set("Access-Control-Allow-Origin", "*")
			}
			s.writeError(w, r, err)
		}
	})
}

// serveMock has the mock of a version answer, or says why there is none.
func (s *server) serveMock(mocks *mock.Library, w http.ResponseWriter, r *http.Request) error {
	x := exchangeOf(r.Context())
	x.operation = mockOperation
	if isPartOfPage(r) {
		return fault.New(fault.Forbidden, "What a mock answers is no script and no style of these pages.")
	}
	token, err := s.stewardKey(r)
	if tooMany := s.charge(w, s.payer(r)); tooMany != nil {
		return tooMany
	}
	if err != nil {
		return err
	}
	in, rest, err := mockAddress(r.URL.EscapedPath())
	if err != nil {
		return err
	}
	in.Viewer = viewerFor(x.principal)
	m, prefix, err := mocks.GetMock(r.Context(), in)
	if err != nil {
		return err
	}
	m.ServeHTTP(&mockWriter{ResponseWriter: w, header: http.Header{}, private: token}, mockRequest(r, prefix+rest, token))
	return nil
}

// stewardKey finds out whose key was sent, and whether one was. The
// Authorization header is the mocked API's unless it has a key of Steward.
// Unauthenticated for a wrong one.
func (s *server) stewardKey(r *http.Request) (sent bool, err error) {
	token := bearer(r)
	if !strings.HasPrefix(token, keyPrefix) {
		return false, nil
	}
	x := exchangeOf(r.Context())
	x.principal, err = s.access.Authenticate(r.Context(), token)
	return true, err
}

// mockAddress reads the path of a request to a mock. The rest is what it is
// below the mock, escaped.
func mockAddress(path string) (in catalog.VersionInput, rest string, err error) {
	api, below, _ := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(path, MockFolder), "/"), "/")
	version, rest, more := strings.Cut(below, "/")
	if more {
		rest = "/" + rest
	}
	in.API, err = url.PathUnescape(api)
	if err == nil {
		in.Version, err = url.PathUnescape(version)
	}
	if err != nil || in.API == "" || in.Version == "" {
		return in, "", fault.New(fault.NotFound, "Mocks are at %s/{api}/{version}/..., such as %s/payments/latest/...", MockFolder, MockFolder)
	}
	return in, rest, nil
}

// mockRequest is a request as the mock sees it: at the path of the exact
// version, and without the key that only Steward may know.
func mockRequest(r *http.Request, path string, key bool) *http.Request {
	seen := *r
	at := *r.URL
	at.RawPath = path
	if plain, err := url.PathUnescape(path); err == nil {
		at.Path = plain
	}
	seen.URL = &at
	if key {
		seen.Header = r.Header.Clone()
		seen.Header.Set("Authorization", "Bearer steward")
	}
	return &seen
}
