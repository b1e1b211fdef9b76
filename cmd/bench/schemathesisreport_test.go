package main

import (
	"reflect"
	"testing"
)

// report is two scenarios, the later requests first, as other workers' may come.
const schemathesisReport = `{"Initialize":{"seed":1}}
{"ScenarioFinished":{"phase":"coverage","recorder":{"label":"GET /parts",
 "cases":{"c":{"value":{"method":"GET","path":"/parts"}},"d":{"value":{"method":"GET","path":"/parts"}}},
 "checks":{"c":[{"name":"not_a_server_error","status":"success"}],"d":[{"name":"response_schema_conformance","status":"failure","failure_info":{"failure":{"code":"ST108","operation":"GET /parts"}}}]},
 "interactions":{"c":{"timestamp":3.5,"response":{"status_code":200}},"d":{"timestamp":4.25,"response":{"status_code":200}}}}}}
{"ScenarioFinished":{"phase":"stateful","recorder":{"label":"Stateful tests",
 "cases":{"a":{"value":{"method":"GET","path":"/parts"}},"b":{"value":{"method":"POST","path":"/parts"}}},
 "checks":{"a":[{"name":"response_schema_conformance","status":"failure","failure_info":{"failure":{"code":"ST108","operation":"GET /parts"}}}],
  "b":[{"name":"positive_data_acceptance","status":"failure","failure_info":{"failure":{"code":"ST202"}}}]},
 "interactions":{"a":{"timestamp":1.5,"response":{"status_code":200}},"b":{"timestamp":2,"response":null}}}}}
{"NonFatalError":{"timestamp":3.75,"value":{"type":"ConnectionError"},"label":"POST /bookings","related_to_operation":true}}
{"NonFatalError":{"timestamp":1,"value":{"type":"Timeout"},"label":"","related_to_operation":false}}
{"EngineFinished":{}}
`

func TestAccusationsOfSchemathesis(t *testing.T) {
	got, err := readSchemathesis([]byte(schemathesisReport))
	if err != nil {
		t.Fatal(err)
	}
	want := trial{Requests: 4, Accused: []accusation{
		{Operation: "GET /parts", Check: "response_schema_conformance", Detail: "ST108 200", First: 1},
		{Operation: "POST /parts", Check: "positive_data_acceptance", Detail: "ST202 none", First: 2, Refused: true},
		{Operation: "POST /bookings", Check: "error", Detail: "ConnectionError", First: 4},
	}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("read %+v, want %+v", got, want)
	}
}

func TestAReportThatBreaksOff(t *testing.T) {
	if _, err := readSchemathesis([]byte(schemathesisReport[:200])); err == nil {
		t.Error("it is read")
	}
}
