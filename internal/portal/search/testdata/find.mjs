// node find.mjs SEARCH.JS FOLDER < queries: runs the search of a page on the
// index in FOLDER and writes what it finds, as JSON. Reads a JSON array of
// strings; writes for each the results in order, and how long things took.
import {readFileSync} from "node:fs";
import {join} from "node:path";
import vm from "node:vm";

const [script, folder] = process.argv.slice(2);
const queries = JSON.parse(readFileSync(0, "utf8"));
const page = vm.createContext({});
const run = (file) => vm.runInContext(readFileSync(file, "utf8"), page, {filename: file});
run(script);
const start = performance.now();
for (const part of ["operations", "names", "words"]) run(join(folder, part + ".js"));
const loaded = performance.now() - start;
const find = vm.runInContext("steward.search.find", page);
const results = queries.map((query) => {
  const start = performance.now();
  const found = find(query).map(({target: t, owner, score}) => ({
    kind: t.kind, name: t.name, operation: t.method ? `${t.method} ${t.path}` : "", page: t.page ?? "",
    place: t.path ?? t.place ?? "", owner: owner ? owner.page : "", score,
  }));
  return {query, milliseconds: performance.now() - start, found};
});
process.stdout.write(JSON.stringify({loaded, results}));
