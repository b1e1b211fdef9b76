package main

import "testing"

func TestCommandsAreInTheReference(t *testing.T) {
	r := cli{}.run("commands")
	r.wants(t, 0, "## steward docs\n", "## steward waivers end\n", "--against OLD")
	if r.out != read(t, "../../docs/reference/commands.md") {
		t.Error("docs/reference/commands.md is not what the commands are; run make generate")
	}
}
