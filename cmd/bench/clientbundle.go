package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// bundleAim is what a bundle of three operations may weigh, in bytes.
const bundleAim = 20_000

// threeOperations is a program in TypeScript that uses three operations of a maker's client.
type threeOperations struct {
	Maker  string
	Source string                    // of a file in the client's folder
	repair func(folder string) error // makes the client what esbuild reads; nil when it is
}

// githubThree does the same with each client: reads a repository, lists its issues and creates one.
func githubThree() []threeOperations {
	return []threeOperations{
		{Maker: stewardClient, Source: `import { connect, issuesCreate, issuesListForRepo, reposGet } from "./src/index.js";

const client = connect({ headers: { authorization: "Bearer t" } });
const where = { owner: "octocat", repo: "hello-world" };
console.log(await reposGet(client, where), await issuesListForRepo(client, where));
console.log(await issuesCreate(client, { ...where, body: { title: "Hello" } }));
`},
		{Maker: generatorName + " typescript-fetch", repair: repairComments, Source: `import { Configuration, IssuesApi, ReposApi } from "./index";

const configuration = new Configuration({ headers: { authorization: "Bearer t" } });
const where = { owner: "octocat", repo: "hello-world" };
const repos = new ReposApi(configuration), issues = new IssuesApi(configuration);
console.log(await repos.reposGet(where), await issues.issuesListForRepo(where));
console.log(await issues.issuesCreate({ ...where, issuesCreateRequest: { title: "Hello" } }));
`},
	}
}

// repairComments takes out of comments what ends them: without that openapi-generator's client of GitHub has no syntax.
func repairComments(folder string) error {
	files, err := filepath.Glob(filepath.Join(folder, "models", "DeploymentBranchPolicyNamePattern*.ts"))
	if err != nil {
		return err
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		if err := os.WriteFile(file, bytes.ReplaceAll(text, []byte("release/*/*"), []byte("release/*")), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// bundleText bundles the programs that use three operations of the document's clients.
func (d clientDocument) bundleText(ctx context.Context, tools clientTools, attempts []*clientAttempt) (string, error) {
	rows := [][]string{{"three operations of", "minified", "compressed with gzip", "aim: " + kilobytesText(bundleAim)}}
	for _, three := range d.Three {
		for _, a := range attempts {
			if a.maker.Name != three.Maker || a.maker.Language != typescriptLanguage || !a.Finished() {
				continue
			}
			row, err := three.bundle(ctx, tools, a.folder)
			if err != nil {
				return "", err
			}
			rows = append(rows, row)
		}
	}
	if len(rows) == 1 {
		return "", nil
	}
	return "\nBundled for browsers with `" + clientNodePackages()[2] + "`, a program that reads a repository, lists its issues and creates one.\n" +
		"Openapi-generator's client is bundled after two of its comments are repaired, which end too early.\n\n" + table(rows), nil
}

// bundle makes the row of one program.
func (three threeOperations) bundle(ctx context.Context, tools clientTools, folder string) ([]string, error) {
	if three.repair != nil {
		if err := three.repair(folder); err != nil {
			return nil, err
		}
	}
	entry, bundled := filepath.Join(folder, "three.ts"), filepath.Join(folder, "three.min.js")
	if err := os.WriteFile(entry, []byte(three.Source), 0o644); err != nil {
		return nil, err
	}
	spent, err := runApart(ctx, checkLimit, bundled+".log", confined(folder, tools.module("esbuild"), entry, "--bundle", "--minify",
		"--format=esm", "--target=es2022", "--outfile="+bundled)...)
	if err != nil {
		return nil, err
	}
	row := []string{three.Maker}
	if spent.Status != 0 {
		return append(row, "fails: `"+short(spent.Said)+"`", "", three.aim(false)), nil
	}
	text, err := os.ReadFile(bundled)
	if err != nil {
		return nil, err
	}
	compressed, err := gzipped(text)
	return append(row, kilobytesText(len(text)), kilobytesText(compressed), three.aim(len(text) < bundleAim)), err
}

// aim is for ours alone.
func (three threeOperations) aim(ok bool) string {
	if three.Maker != stewardClient {
		return ""
	}
	return holds(ok)
}

// gzipped is the size of a text after compression.
func gzipped(text []byte) (int, error) {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write(text); err != nil {
		return 0, err
	}
	err := w.Close()
	return b.Len(), err
}

func kilobytesText(n int) string {
	return strings.TrimSuffix(fmt.Sprintf("%.1f", float64(n)/1e3), ".0") + " kB"
}
