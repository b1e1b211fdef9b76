package casefile_test

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/apisteward/steward/internal/verify/casefile"
)

const whole = `{"version":1,"failure":{"id":"0123456789abcdef","check":"server-error","level":"failure","operation":"GET /a","response_class":"5xx","text":"t"},
"seed":1,"url":"http://localhost","document":{"name":"a","title":"A","version":"1","digest":"sha256:a"},
"steps":[{"operation":"GET /a","access":"granted","intent":"valid","status":201,"body":{"value":{"a":1}}},
{"operation":"GET /a","access":"granted","intent":"valid","status":500,"base":0,"arguments":[{"in":"path","name":"id","value":1,"from":{"step":0,"pointer":"/id"}}]}],
"judged":[1]}`

func TestReadSaysWhatIsWrong(t *testing.T) {
	if _, err := casefile.Read(strings.NewReader(whole)); err != nil {
		t.Fatal(err)
	}
	for name, tt := range map[string]struct{ old, new, says string }{
		"no JSON":          {whole, "openapi: 3.0.3", "not a case file"},
		"nothing":          {whole, "", "not a case file"},
		"another object":   {whole, `{"openapi":"3.0.3"}`, `unknown field "openapi"`},
		"newer":            {`{"version":1`, `{"version":2,"odd":true`, "version 2"},
		"no version":       {`"version":1,"failure"`, `"failure"`, "version 0"},
		"more":             {`"judged":[1]}`, `"judged":[1]} {}`, "more after it"},
		"misspelt":         {`"intent":"valid","status":500`, `"intend":"valid","status":500`, `unknown field "intend"`},
		"id as a path":     {"0123456789abcdef", "../../../etc/pass", "no id"},
		"no check":         {`"check":"server-error"`, `"check":""`, "no check"},
		"judges nothing":   {`"judged":[1]`, `"judged":[]`, "no steps"},
		"judges too far":   {`"judged":[1]`, `"judged":[2]`, "no step 2"},
		"judges before":    {`"judged":[1]`, `"judged":[-1]`, "no step -1"},
		"takes from later": {`"step":0`, `"step":1`, "step 1, which does not come before"},
		"takes from none":  {`"step":0`, `"step":-1`, "does not come before"},
		"base of its own":  {`"base":0`, `"base":1`, "its base is step 1"},
		"odd access":       {`"access":"granted","intent":"valid","status":201`, `"access":"all","intent":"valid","status":201`, `"all" is no kind of access`},
		"odd intent":       {`"intent":"valid","status":201`, `"intent":"good","status":201`, `"good" is no intent`},
		"optional":         {`"status":500`, `"optional":true,"status":500`, "cannot be optional"},
		"first page":       {`"status":500`, `"page":true,"status":500`, "step 1 is a page after none"},
		"page not judged":  {`"status":201`, `"page":true,"status":201`, "step 0 is a page, and is not judged"},
		"no operation":     {`[{"operation":"GET /a"`, `[{"operation":""`, "step 0: it has no operation"},
		"odd place":        {`"in":"path"`, `"in":"body"`, "no parameter"},
		"no value":         {`"value":1,`, ``, "has to have a value"},
		"two bodies":       {`"value":{"a":1}`, `"value":{"a":1},"text":"a"`, "one of value"},
		"no body":          {`{"value":{"a":1}}`, `{}`, "one of value"},
		"deep":             {`{"a":1}`, strings.Repeat("[", 2000) + strings.Repeat("]", 2000), "levels"},
	} {
		text := strings.Replace(whole, tt.old, tt.new, 1)
		if text == whole {
			t.Fatalf("%s: nothing is changed", name)
		}
		f, err := casefile.Read(strings.NewReader(text))
		if f != nil || err == nil || !strings.Contains(err.Error(), tt.says) {
			t.Errorf("%s: %v, want %q", name, err, tt.says)
		}
	}
}

func TestReadIsBounded(t *testing.T) {
	endless := io.MultiReader(strings.NewReader(`{"url":"`), readerFunc(func(p []byte) (int, error) { return copy(p, bytes.Repeat([]byte("a"), len(p))), nil }))
	if _, err := casefile.Read(endless); err == nil || !strings.Contains(err.Error(), "larger") {
		t.Errorf("the error is %v", err)
	}
	if _, err := casefile.Read(iotest.ErrReader(io.ErrUnexpectedEOF)); err == nil {
		t.Error("an error is lost")
	}
}

type readerFunc func([]byte) (int, error)

func (f readerFunc) Read(p []byte) (int, error) { return f(p) }

func TestReadFileDoesNotRepeatItsName(t *testing.T) {
	name := filepath.Join(t.TempDir(), "nowhere.json")
	for _, read := range []func(string) error{
		func(name string) error { _, err := casefile.ReadFile(name); return err },
		func(name string) error { _, err := casefile.ReadBaselineFile(name); return err },
	} {
		if err := read(name); err == nil || strings.Contains(err.Error(), name) || !os.IsNotExist(err) {
			t.Errorf("the error is %v", err)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(whole))
	f.Add([]byte(`{"version":1}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := casefile.Read(bytes.NewReader(data))
		if err != nil {
			return
		}
		var out bytes.Buffer
		if err := file.Write(&out); err != nil {
			t.Fatal(err)
		}
		if _, err := casefile.Read(&out); err != nil {
			t.Errorf("what was written cannot be read: %v\n%s", err, data)
		}
	})
}

func FuzzReadBaseline(f *testing.F) {
	f.Add([]byte(`{"version":1,"accepted":[{"id":"0123456789abcdef","check":"c","operation":"GET /","text":"t","since":"2026-11-22"}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		b, err := casefile.ReadBaseline(bytes.NewReader(data))
		if err != nil {
			return
		}
		var out bytes.Buffer
		if err := b.Write(&out); err != nil {
			t.Fatal(err)
		}
		if _, err := casefile.ReadBaseline(&out); err != nil {
			t.Errorf("what was written cannot be read: %v\n%s", err, data)
		}
	})
}
