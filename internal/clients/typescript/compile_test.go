package typescript

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/clients/plan"
	"github.com/apisteward/steward/internal/clients/source"
	"github.com/apisteward/steward/internal/contract"
)

// tool finds a program of the npm packages that the environment names.
func tool(t testing.TB, name string) string {
	t.Helper()
	modules := os.Getenv("STEWARD_TEST_NODE_MODULES")
	if modules == "" {
		t.Skip("STEWARD_TEST_NODE_MODULES names no node_modules with typescript and esbuild")
	}
	return filepath.Join(modules, ".bin", name)
}

// compile runs the package's own build, strict as it is, without writing.
func compile(t testing.TB, files []source.File) {
	t.Helper()
	compiler, dir := tool(t, "tsc"), t.TempDir()
	write(t, dir, files...)
	command := exec.CommandContext(t.Context(), compiler, "--noEmit")
	command.Dir = dir
	if out, err := command.CombinedOutput(); err != nil {
		t.Errorf("%v\n%.4000s", err, out)
	}
}

// withReadme adds the code of the README to a package, as a program that uses
// it, and lets the package be found by its own name.
func withReadme(t testing.TB, p *plan.Package) []source.File {
	t.Helper()
	files := Files(p, Options{})
	var program bytes.Buffer
	for i, f := range files {
		switch f.Name {
		case "README.md":
			for _, block := range strings.Split(string(f.Data), "```ts\n")[1:] {
				code, _, _ := strings.Cut(block, "```")
				program.WriteString(code)
			}
		case "tsconfig.json":
			paths := `"paths": {"` + npmName(p.Name) + `": ["./src/index.ts"]}, "outDir"`
			files[i].Data = bytes.Replace(f.Data, []byte(`"outDir"`), []byte(paths), 1)
		}
	}
	if program.Len() == 0 {
		t.Error("the README has no code")
	}
	return append(files, source.File{Name: "src/readme.ts", Data: program.Bytes()})
}

func TestLibraryCompiles(t *testing.T) {
	compile(t, append(withReadme(t, planOf(t, []byte(library(t)))), source.File{Name: "src/use.ts", Data: []byte(use)}))
}

// use is what a consumer writes, and what the compiler must not let pass.
const use = `
import { ApiError, ConflictError, Decimal, Library, connect, createBook, listBooksAll, type Book, type Loan } from "./index.js";

const library = new Library({ auth: { token: async () => "t" }, variables: { region: "us" } });
const { items, next_cursor } = await library.books.listBooks({ limit: 2, filter: { author: "x" } });
const title: string | undefined = items[0]?.title;
const state: "on_shelf" | "lent" | (string & {}) | null | undefined = items[0]?.state;
const next: string | null | undefined = next_cursor;
const price = new Decimal("0.1");
await createBook(connect(), { body: { title: "t", price, state: null } });
// @ts-expect-error price is missing
await createBook(connect(), { body: { title: "t", state: null } });
// @ts-expect-error no such argument
await library.books.listBooks({ limits: 2 });
// @ts-expect-error arguments are missing
await library.books.getBook();
// @ts-expect-error no arguments are taken
await library.loans.watchLoans({ signal: null });
for await (const book of listBooksAll(library)) use(book);
for await (const { data } of await library.loans.watchLoans()) tell(data);

function use(book: Book): void {
  // @ts-expect-error it is read only
  book.isbn = "x";
  book.copies = 10n;
}

function tell(loan: Loan): string {
  switch (loan.type) {
    case "lent":
      return loan.reader;
    case "returned":
      return Object.values(loan.damages ?? {}).join();
  }
}

try {
  const { status, data } = await library.books.deleteBook({ book: "1" }).reply();
  const nothing: void = data;
  console.log(status, nothing, title, state, next);
} catch (error) {
  if (error instanceof ConflictError) console.log(error.body.book.title);
  if (error instanceof ApiError) console.log(error.detail, error.headers.get("x"));
}
`

// documents of every kind, from small and ugly to the largest.
var documents = []string{
	"github/23.0.2.json", "stripe/0.203.0.json", "kubernetes/1.36.3.json", "datadog/2.67.0.yaml", "docker/1.56.yaml", "figma/0.43.0.yaml",
	"twilio/9.0.0.json", "vault/0.4.3.json",
}

func TestCorpusCompiles(t *testing.T) {
	if testing.Short() {
		t.Skip("the corpus takes a minute")
	}
	for _, name := range documents {
		t.Run(name, func(t *testing.T) { compile(t, withReadme(t, planOf(t, corpusDocument(t, name)))) })
	}
}

func corpusDocument(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("../../../corpus", filepath.FromSlash(name)))
	if err != nil {
		t.Skip("no corpus/ here: `make corpus` fetches it")
	}
	return data
}

// A bundle holds what it uses of the 1,223 operations, and little else.
func TestBundleIsSmall(t *testing.T) {
	bundler, dir := tool(t, "esbuild"), t.TempDir()
	p := planOf(t, corpusDocument(t, "github/23.0.2.json"))
	write(t, dir, Files(p, Options{})...)
	write(t, dir, source.File{Name: "use.ts", Data: []byte(`
		import { connect, issuesCreate, issuesListForRepoAll, reposGet } from "./src/index.js";
		const github = connect();
		console.log(await reposGet(github, { owner: "a", repo: "b" }));
		for await (const issue of issuesListForRepoAll(github, { owner: "a", repo: "b" })) console.log(issue.title);
		await issuesCreate(github, { owner: "a", repo: "b", body: { title: "t" } });
	`)})
	command := exec.CommandContext(t.Context(), bundler, "use.ts", "--bundle", "--minify", "--format=esm", "--target=es2022")
	command.Dir = dir
	out, err := command.Output()
	if err != nil {
		t.Fatal(err)
	}
	if t.Logf("%d bytes", len(out)); len(out) >= 20_000 {
		t.Errorf("a bundle of three operations has %d bytes", len(out))
	}
}

func BenchmarkGitHub(b *testing.B) {
	data := corpusDocument(b, "github/23.0.2.json")
	doc, err := contract.Load(data, contract.DefaultLimits())
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		p, err := plan.New(doc, plan.Options{})
		if err != nil {
			b.Fatal(err)
		}
		Files(p, Options{})
	}
}

func TestUglyNamesCompile(t *testing.T) {
	text, err := os.ReadFile("testdata/ugly.yaml")
	if err != nil {
		t.Fatal(err)
	}
	compile(t, withReadme(t, planOf(t, text)))
}
