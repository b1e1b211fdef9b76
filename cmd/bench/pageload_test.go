package main

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestRivalsPagesLoadNothingFromElsewhere(t *testing.T) {
	for _, r := range rivals() {
		if strings.Contains(r.Page, "://") {
			t.Errorf("%s: %s", r.Name, r.Page)
		}
		if !r.Built && (!strings.Contains(r.Page, "SPEC") || !strings.Contains(r.Page, "../"+r.folder()+"/")) {
			t.Errorf("%s does not load its package %s: %s", r.Name, r.folder(), r.Page)
		}
	}
}

func TestLinksToOperations(t *testing.T) {
	about := destinations()[0]
	for name, want := range map[string]string{
		"Redoc":      "#tag/repos/operation/repos/create-webhook",
		"Swagger UI": "#/repos/repos%2Fcreate-webhook",
		"Scalar":     "#tag/repos/POST/repos/{owner}/{repo}/hooks",
	} {
		for _, r := range rivals() {
			if r.Name == name && r.link(about) != want {
				t.Errorf("%s: %s, want %s", name, r.link(about), want)
			}
		}
	}
}

func TestAViewThatNeverCameIsToldAsThat(t *testing.T) {
	var never, soon view
	if err := json.Unmarshal([]byte(`{"ok":0,"tView":null,"tbt":5}`), &never); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal([]byte(`{"ok":3,"tView":180,"tbt":0,"kbWire":12,"elements":900}`), &soon); err != nil {
		t.Fatal(err)
	}
	if never.seen() != "not within 30s" || never.within(1<<30) {
		t.Errorf("never: %s", never.seen())
	}
	if soon.seen() != "180" || !soon.within(250) || soon.within(179) {
		t.Errorf("soon: %s", soon.seen())
	}
}
