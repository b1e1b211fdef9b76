package handlers_test

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"testing"

	"github.com/apisteward/steward/gen"
)

// form makes a multipart body of the named parts.
func form(t *testing.T, parts ...[2]string) call {
	t.Helper()
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	for _, part := range parts {
		to, err := w.CreateFormFile(part[0], part[0]+".yaml")
		if err != nil {
			t.Fatal(err)
		}
		if _, err := to.Write([]byte(part[1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return call{method: "POST", path: "/v1/checks", body: body.String(), header: map[string]string{"Content-Type": w.FormDataContentType()}}
}

func TestCheckComparesWithWhatIsAsked(t *testing.T) {
	b := setup(t)
	b.makeAPI("payments")
	b.publish(document("1.0.0", "email"), "").want(201)

	beside := into[gen.Judgement](b.do(form(t, [2]string{"document", document("1.1.0")}, [2]string{"against", document("1.0.0", "email")})).want(200))
	if *beside.Verdict != gen.VerdictBreaking || beside.Accepted || len(beside.Reasons) == 0 || *beside.Old.Version != "1.0.0" {
		t.Errorf("against a document: %+v", beside)
	}
	published := into[gen.Judgement](b.do(call{
		method: "POST", path: "/v1/checks?api=payments&version=latest", body: document("1.1.0", "email", "phone"),
		header: map[string]string{"Content-Type": "application/vnd.oai.openapi"},
	}).want(200))
	if *published.Verdict != gen.VerdictCompatible || *published.RequiredBump != gen.BumpMinor || !published.Accepted {
		t.Errorf("against a version: %+v", published)
	}
	alone := into[gen.Judgement](b.do(form(t, [2]string{"document", document("1.0.0")})).want(200))
	if alone.Verdict != nil || alone.Old != nil || !alone.Accepted {
		t.Errorf("against nothing: %+v", alone)
	}
}

func TestBadFormsAreRefused(t *testing.T) {
	b := setup(t)
	good := [2]string{"document", document("1.0.0")}
	for name, try := range map[string]call{
		"no document":     form(t, [2]string{"against", document("1.0.0")}),
		"an unknown part": form(t, good, [2]string{"other", "x"}),
		"a part twice":    form(t, good, good),
		"nothing in it":   form(t, [2]string{"document", ""}),
		"bad against":     form(t, good, [2]string{"against", "<html>"}),
		"no boundary":     {method: "POST", path: "/v1/checks", body: "x", header: map[string]string{"Content-Type": "multipart/form-data"}},
		"cut off": {method: "POST", path: "/v1/checks", body: "--x\r\nContent-Disposition: form-data; name=document\r\n\r\nopen",
			header: map[string]string{"Content-Type": "multipart/form-data; boundary=x"}},
	} {
		if got := b.do(try); got.status != http.StatusBadRequest {
			t.Errorf("%s: %d %s", name, got.status, got.body)
		} else {
			got.problem(http.StatusBadRequest)
		}
	}
	unknown := form(t, good)
	unknown.path += "?api=nope"
	b.do(unknown).problem(http.StatusNotFound)
}
