package readme

import (
	"reflect"
	"testing"
)

func TestParse(t *testing.T) {
	t.Parallel()
	const text = "# Title\n" +
		"```console server\n$ make run\nlistening\n```\n" +
		"```sh\n$ not run\n```\n" +
		"```yaml a/b.yaml\nx: 1\n\n$ y\n```\n" +
		"Words\n" +
		"```console\n$ cat >a.yaml <<EOF\n> openapi: 3.0.3\n> EOF\n$ cat a.yaml  \nopenapi: 3.0.3\n\n> quoted\n```\n"
	want := []Step{
		{Line: 3, Command: "make run", Output: []string{"listening"}, Server: true},
		{Line: 9, File: "a/b.yaml", Output: []string{"x: 1", "", "$ y"}},
		{Line: 16, Command: "cat >a.yaml <<EOF\nopenapi: 3.0.3\nEOF"},
		{Line: 19, Command: "cat a.yaml  ", Output: []string{"openapi: 3.0.3", "", "> quoted"}},
	}
	if got := Parse(text); !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}
