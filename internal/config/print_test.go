package config

import (
	"strings"
	"testing"
)

func TestPrintMasksSecretsAndSaysWhereFrom(t *testing.T) {
	c, origins, err := testBundle{env: map[string]string{
		"STEWARD_ADMIN_KEY": "stw_verysecret",
		"STEWARD_DATABASE":  "postgres://ann:s3cret@db/steward",
	}}.load(t)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	if err := c.Print(&out, Server, origins); err != nil {
		t.Fatal(err)
	}
	want := `listen: ":8080"                                 # default
data: "data"                                    # default
database: "postgres://ann:xxxxx@db/steward"     # STEWARD_DATABASE
admin_key: "********"                           # STEWARD_ADMIN_KEY
public_url: ""                                  # default
brand: ""                                       # default
rate_limit: 600                                 # default
max_document: 64MiB                             # default
log_format: "auto"                              # default
log_level: "info"                               # default
header_timeout: 10s                             # default
request_timeout: 2m                             # default
idle_timeout: 2m                                # default
shutdown_delay: 1s                              # default
shutdown_grace: 20s                             # default
validate_responses: false                       # default
mock_stateful: false                            # default
mock_webhook_secret: ""                         # default
`
	if squeeze(out.String()) != squeeze(want) {
		t.Errorf("got\n%s\nwant\n%s", out.String(), want)
	}
}

// squeeze makes every run of spaces one, since columns widen with content.
func squeeze(s string) string {
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		lines[i] = strings.Join(strings.Fields(line), " ")
	}
	return strings.Join(lines, "\n")
}

func TestPrintedSettingsLoadAgain(t *testing.T) {
	first, origins, err := testBundle{args: []string{
		"--listen", "127.0.0.1:0", "--data", `C:\steward "data"`, "--shutdown-grace", "90s", "--max-document", "1000000", "--validate-responses",
	}}.load(t)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	if err := first.Print(&out, Server, origins); err != nil {
		t.Fatal(err)
	}
	second, _, err := testBundle{file: out.String()}.load(t)
	if err != nil || second != first {
		t.Errorf("%v\nprinted %s\nread %+v\nwant %+v", err, out.String(), second, first)
	}
}
