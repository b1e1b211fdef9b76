package main

import (
	"reflect"
	"testing"

	"github.com/apisteward/steward/internal/verify/verifytest"
)

func TestFindingsAreDueToTheSwitchOfTheirPart(t *testing.T) {
	price := verifytest.Switch{ID: "price", Operation: "GET /parts/{partId}"}
	city := verifytest.Switch{ID: "city", Operation: "GET /customers"}
	with := trial{Accused: []accusation{
		{Operation: "GET /parts", Check: "refused", Detail: "400", First: 3},
		{Operation: "PUT /parts/{partId}", Check: "schema", First: 90},
		{Operation: "GET /parts/{partId}", Check: "schema", First: 40},
		{Operation: "GET /health", Check: "schema", First: 5},
	}}
	without := []trial{{}, {Accused: []accusation{{Operation: "GET /parts", Check: "refused", Detail: "400", First: 700}}}}
	found, wrong := findings([]verifytest.Switch{price, city}, with, without)
	if want := []finding{{price, 2, 40}, {Switch: city}}; !reflect.DeepEqual(found, want) {
		t.Errorf("found %+v, want %+v", found, want)
	}
	if len(wrong) != 1 || wrong[0].Operation != "GET /health" {
		t.Errorf("wrong are %+v", wrong)
	}
	if found[1].found() || found[0].within(39) || !found[0].within(40) || found[1].within(40) {
		t.Error("a switch is found too early, or without a request")
	}
}

func TestRefusalsAreDueToWhatRefuses(t *testing.T) {
	pro := finding{Switch: verifytest.Switch{Operation: "POST /customers", Check: "valid-request-refused"}}
	listed := finding{Switch: verifytest.Switch{Operation: "DELETE /customers/{customerId}", Check: "deleted-still-listed"}}
	refused := accusation{Operation: "POST /customers", Refused: true}
	if !pro.explains(refused) || listed.explains(refused) || !listed.explains(accusation{Operation: "GET /customers"}) {
		t.Error("a refusal is due to something else than what refuses")
	}
}

func TestAnotherDetailIsAnotherAccusation(t *testing.T) {
	a := accusation{Operation: "GET /parts", Check: "refused", Detail: "400", First: 1}
	b := a
	b.First = 2
	if !a.says(b) {
		t.Error("the same accusation at another time is another one")
	}
	b.Detail = "412"
	if a.says(b) {
		t.Error("what was refused in another way is the same")
	}
}
