package main

import (
	"context"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestVerifyCannotJudge(t *testing.T) {
	s := startShelf(t)
	gone := httptest.NewServer(nil)
	gone.Close()
	empty := write(t, "empty.yaml", "openapi: 3.1.0\ninfo: {title: Nothing, version: 1.0.0}\npaths: {}\n")
	for name, tt := range map[string]struct {
		args []string
		says string
	}{
		"nobody there":     {[]string{"--url", gone.URL}, gone.URL + " cannot be reached: dial tcp"},
		"no URL":           {[]string{"--url", ""}, "which API? Give --url"},
		"no http":          {[]string{"--url", "ftp://example.com"}, `--url is an http or https URL, such as http://localhost:8080/v1, and "ftp://example.com" is none`},
		"no host":          {[]string{"--url", "localhost:8080"}, "--url is an http or https URL"},
		"a query":          {[]string{"--url", s.URL + "?a=b"}, "--url cannot have a query or a fragment"},
		"a password":       {[]string{"--url", strings.Replace(s.URL, "://", "://me:hush-hush@", 1)}, "--url cannot hold credentials: use --auth, or --header"},
		"filters":          {[]string{"--include", "tag=Nothing"}, "no operation is left by --include and --exclude"},
		"no filter":        {[]string{"--include", "colour=red"}, `"colour=red" does not choose operations: write operation=ID`},
		"phases":           {[]string{"--phases", "examples,fuzz"}, `"fuzz" is no phase; there are examples, coverage`},
		"workers":          {[]string{"--workers", "0"}, "--workers is between 1 and 256"},
		"requests":         {[]string{"--max-requests", "-1"}, "--max-requests, --rate, --fuzz and --max-response-time cannot be negative"},
		"rate":             {[]string{"--rate", "-1"}, "cannot be negative"},
		"timeout":          {[]string{"--timeout", "0s"}, "timeout"},
		"seed":             {[]string{"--seed", "many"}, "a seed is a whole number"},
		"header":           {[]string{"--header", "X-Tenant"}, "--header is written 'Name: value'"},
		"auth":             {[]string{"--auth", "hush-hush"}, "--auth is written SCHEME=SECRET"},
		"auth scheme":      {[]string{"--auth", "key=hush-hush"}, `--auth: there is no security scheme "key"; the document has token`},
		"other auth":       {[]string{"--other-auth", "key=hush-hush"}, `--other-auth: there is no security scheme "key"`},
		"proxy":            {[]string{"--proxy", "nowhere"}, "--proxy is a URL"},
		"hook":             {[]string{"--hook", "nowhere"}, "a hook is an http or https URL"},
		"no data":          {[]string{"--data", "nowhere.yaml"}, "nowhere.yaml cannot be read"},
		"data":             {[]string{"--data", write(t, "data.yaml", "- 1\n")}, "data.yaml: "},
		"certificates":     {[]string{"--ca", write(t, "ca.pem", "no")}, "ca.pem holds no certificates in PEM form"},
		"format":           {[]string{"--format", "xml"}, "a format is one of"},
		"output":           {[]string{"--output", "junit=" + t.TempDir() + "/no/folder.xml"}, "folder.xml cannot be"},
		"baseline":         {[]string{"--baseline", "nowhere.json"}, "nowhere.json"},
		"update":           {[]string{"--update-baseline"}, "--update-baseline needs --baseline FILE"},
		"workflow":         {[]string{"--workflow", "nowhere.yaml"}, "nowhere.yaml cannot be read"},
		"input":            {[]string{"--input", "name"}, "--input is written NAME=VALUE"},
		"source":           {[]string{"--source", "other"}, "--source is written NAME=URL"},
		"replay":           {[]string{"--replay", "nowhere.json"}, "nowhere.json"},
		"settings":         {[]string{"--config", "nowhere.yaml"}, "the file with settings cannot be read"},
		"flag":             {[]string{"--fast"}, "unknown flag: --fast"},
		"two files":        {[]string{"other.yaml"}, "expected one FILE"},
		"file and explain": {[]string{"--explain", "server-error"}, "no file beside --explain"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := s.verify(tt.args...)
			r.wants(t, 2, tt.says)
			if r.out != "" || strings.Contains(r.err, "hush-hush") {
				t.Errorf("out: %s\nerr: %s", r.out, r.err)
			}
		})
	}
	t.Run("no file", func(t *testing.T) {
		cli{}.run("verify", "nowhere.yaml", "--url", s.URL).wants(t, 2, "nowhere.yaml cannot be read")
	})
	t.Run("no document", func(t *testing.T) {
		cli{}.run("verify", write(t, "list.yaml", "- a\n"), "--url", s.URL).wants(t, 2, "list.yaml")
	})
	t.Run("no operations", func(t *testing.T) {
		cli{}.run("verify", empty, "--url", s.URL).wants(t, 2, "the document has no operations")
	})
	t.Cleanup(func() {
		if got := s.took(); len(got) > 0 {
			t.Errorf("%d requests were sent, the first to %s", len(got), got[0].uri)
		}
	})
}

func TestVerifySaysAllThatIsWrongAtOnce(t *testing.T) {
	s := startShelf(t)
	s.verify("--workers", "0", "--header", "x", "--phases", "none", "--auth", "key=x").
		wants(t, 2, "--workers", "--header", `"none" is no phase`, `no security scheme "key"`)
}

func TestVerifyOfNothingThatAnswersIsNoSuccess(t *testing.T) {
	s := startShelf(t)
	s.verify("--include", "getBook", "--phases", "examples,fuzzing", "--fuzz", "0").
		wants(t, 2, "could not be judged", "NOT EXERCISED", "GET /books/{id}")
}

func TestVerifyExplains(t *testing.T) {
	cli{}.run("verify", "--explain", "server-error").wants(t, 0, "server-error", "Why:", "Remedy:")
	cli{}.run("verify", "--explain", "server-err").wants(t, 2, "there is no rule server-err; there is server-error")
}

func TestVerifyReadsStandardInput(t *testing.T) {
	s := startShelf(t)
	cli{stdin: shelfDocument}.run("verify", "-", "--url", s.URL+"/v1", "--cases", "", "--safe", "--fuzz", "3").wants(t, 0, "stdin at "+s.URL+"/v1 keeps its contract")
}

func TestVerifyOfAPublishedVersion(t *testing.T) {
	s, steward := startShelf(t), startServer(t)
	steward.cli().run("publish", s.file, "--api", "shelf", "--create").wants(t, 0, "shelf")
	r := s.verifyFrom(steward.cli()) // the environment is Steward's, whose key is not for the API
	r.wants(t, 0, "keeps its contract")
	r = steward.cli().run("verify", "shelf@latest", "--url", s.URL+"/v1", "--cases", "", "--auth", "token="+shelfToken)
	r.wants(t, 0, "shelf@1.0.0 at "+s.URL+"/v1 keeps its contract")
	for _, a := range s.took() {
		for name, values := range a.header {
			if strings.Contains(strings.Join(values, " "), steward.key) {
				t.Fatalf("%s carries Steward's key to the API", name)
			}
		}
	}
	steward.cli().run("verify", "shelf@9.9.9", "--url", s.URL).wants(t, 2, "404")
}

func TestVerifyThatIsInterruptedTellsWhatItFound(t *testing.T) {
	s := startShelf(t)
	ctx, cancel := context.WithCancel(t.Context())
	s.broken = true
	s.interruptAfter(100, cancel)
	s.verifyFrom(cli{ctx: ctx}).wants(t, 1, "it was interrupted", "response-schema", "does not keep its contract")
}

func TestVerifyThatIsInterruptedWithoutFailuresIsNoSuccess(t *testing.T) {
	s := startShelf(t)
	ctx, cancel := context.WithCancel(t.Context())
	s.interruptAfter(60, cancel)
	s.verifyFrom(cli{ctx: ctx}).wants(t, 2, "could not be judged: it was interrupted")
	if n := len(s.took()); n > 70 {
		t.Errorf("%d requests arrived, and the run was to end after 60", n)
	}
}
