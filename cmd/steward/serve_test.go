package main

import (
	"net"
	"strings"
	"testing"
)

func TestServePrintsItsSettings(t *testing.T) {
	c := cli{env: map[string]string{
		"STEWARD_ADMIN_KEY": "stw_secret", "STEWARD_DATABASE": "postgres://ann:s3cret@db/steward", "STEWARD_RATE_LIMIT": "10",
	}}
	r := c.run("serve", "--print-config", "--listen", "127.0.0.1:9000")
	r.wants(t, 0, `listen: "127.0.0.1:9000"`, "# --listen", "rate_limit: 10", "# STEWARD_RATE_LIMIT", `admin_key: "********"`, "# default")
	if strings.Contains(r.out, "s3cret") || strings.Contains(r.out, "stw_secret") {
		t.Errorf("secrets are shown: %s", r.out)
	}
}

func TestServeTellsEveryWrongSetting(t *testing.T) {
	c := cli{env: map[string]string{"STEWARD_LISTEN": "8080", "STEWARD_LOG_FORMAT": "xml"}}
	c.run("serve", "--max-document", "1B").wants(t, 2, "STEWARD_LISTEN: listen must be", "STEWARD_LOG_FORMAT: log_format must be", "--max-document: max_document must be")
	c.run("serve", "--config", "nowhere.yaml").wants(t, 2, "nowhere.yaml")
	file := write(t, "steward.yaml", "listen: :1\ncolour: red\n")
	c.run("serve", "--config", file).wants(t, 2, "steward.yaml:2: unknown setting colour")
}

func TestServeOnAPortInUse(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	r := cli{}.run("serve", "--listen", taken.Addr().String(), "--data", t.TempDir())
	r.wants(t, 2, taken.Addr().String()+" is in use by another process", "--listen")
	if r.out != "" {
		t.Errorf("something was promised: %s", r.out)
	}
}

func TestServeWithWhatCannotBeUsed(t *testing.T) {
	cli{}.run("serve", "--listen", "127.0.0.1:0", "--data", write(t, "file", "x")+"/below").wants(t, 2)
	cli{}.run("serve", "--listen", "127.0.0.1:0", "--data", t.TempDir(), "--brand", "nowhere.yaml").wants(t, 2, "nowhere.yaml")
	red := write(t, "brand.yaml", "accent: red\n")
	cli{}.run("serve", "--listen", "127.0.0.1:0", "--data", t.TempDir(), "--brand", red).wants(t, 2, "a colour must be like")
	malformed := cli{env: map[string]string{"STEWARD_ADMIN_KEY": "hunter2"}}.run("serve", "--listen", "127.0.0.1:0", "--data", t.TempDir())
	malformed.wants(t, 2, "not well-formed")
	if strings.Contains(malformed.err, "hunter2") {
		t.Errorf("the key is shown: %s", malformed.err)
	}
}
