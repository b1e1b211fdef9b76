package workflow

import "testing"

func TestSecretsAreNotShown(t *testing.T) {
	in := someScope()
	in.inputs["password"] = "x"
	in.inputs["user"] = map[string]any{"name": "ann", "apiKey": "x", "list": []any{map[string]any{"secret_code": "x"}}}
	in.steps["in"] = map[string]bound{"access_token": {value: "x"}}
	for text, want := range map[string]string{
		"$inputs.password":               "not shown",
		"$inputs.user":                   `{"apiKey":"not shown","list":[{"secret_code":"not shown"}],"name":"ann"}`,
		"$inputs.user.apiKey":            "not shown",
		"$inputs.user.name":              `"ann"`,
		"$steps.in.outputs.access_token": "not shown",
		"$request.header.Authorization":  "not shown",
		"$statusCode":                    "201",
	} {
		e, err := parseExpression(text)
		if err != nil {
			t.Fatal(err)
		}
		b, err := in.lookup(e)
		if err != nil {
			t.Fatal(err)
		}
		if got := show(e, b.value); got != want {
			t.Errorf("%s is shown as %s, want %s", text, got, want)
		}
	}
}
