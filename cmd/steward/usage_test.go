package main

import (
	"strings"
	"testing"
)

func TestUsage(t *testing.T) {
	for args, says := range map[string]string{
		"chek":                             `unknown command "chek"`,
		"check":                            "expected one FILE",
		"check a b":                        "expected one FILE",
		"check --no-such-flag x":           "unknown flag: --no-such-flag",
		"check x --format xml":             "a format is one of text, json, markdown, junit, sarif",
		"check x --fail-on fatal":          "a severity is one of",
		"diff a":                           "expected OLD and NEW",
		"diff - -":                         "only one of OLD and NEW can be -",
		"diff a --explain b":               "no file beside --explain",
		"diff --explain no-such-rule":      "there is no rule no-such-rule",
		"bundle":                           "expected one FILE",
		"docs":                             "expected one FILE",
		"docs x":                           "--output is needed",
		"publish":                          "expected one FILE",
		"publish x":                        "--api is needed",
		"publish x --api y":                "Set STEWARD_URL, or give --server",
		"publish x --api y --format sarif": "text, json or markdown",
		"waive":                            "expected the fingerprint",
		"waive f --api x":                  "--reason is needed",
		"waive f --api x --reason y --expires soon": "give days, such as 30d",
		"waivers":                 "--api is needed",
		"waivers end":             "expected the id of one waiver",
		"serve extra":             "expected no arguments",
		"serve --rate-limit many": "is not a whole number",
		"serve --log-level loud":  "log_level must be debug, info, warn or error",
		"version extra":           `unknown command "extra"`,
	} {
		cli{}.run(strings.Fields(args)...).wants(t, 2, says)
	}
}

func TestHelpNamesEveryCommand(t *testing.T) {
	r := cli{}.run("--help")
	r.wants(t, 0, "serve", "check", "diff", "bundle", "docs", "publish", "waive", "waivers", "version", "completion", "Exit status")
	if bare := (cli{}).run(); bare.out != r.out || bare.status != 0 {
		t.Errorf("without arguments: status %d, %s", bare.status, bare.out)
	}
}

func TestHelpRecommendsTheVariableForKeys(t *testing.T) {
	cli{}.run("publish", "--help").wants(t, 0, "better given as STEWARD_KEY")
	cli{}.run("serve", "--help").wants(t, 0, "better given as STEWARD_ADMIN_KEY")
}

func TestVersion(t *testing.T) {
	cli{}.run("version").wants(t, 0, "steward ", "go1.")
}

func TestCompletion(t *testing.T) {
	cli{}.run("completion", "bash").wants(t, 0, "__start_steward")
}
