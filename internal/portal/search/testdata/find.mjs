// node find.mjs FOLDER < queries: runs FOLDER/search.js on the index beside it and
// writes what it finds, as JSON. Reads a JSON array of strings; writes for each
// the results in order, and how long things took.
import {readFileSync} from "node:fs";
import {join} from "node:path";
import vm from "node:vm";

const folder = process.argv[2];
const queries = JSON.parse(readFileSync(0, "utf8"));
const page = vm.createContext({});
const run = (name) => vm.runInContext(readFileSync(join(folder, name + ".js"), "utf8"), page, {filename: name});
run("search");
const start = performance.now();
for (const part of ["operations", "names", "words"]) run(part);
const loaded = performance.now() - start;
const find = (query) => page.find(query).results;
page.find = vm.runInContext("steward.search.find", page);
const results = queries.map((query) => {
  const start = performance.now();
  const found = find(query).map(({target: t, owner, score}) => ({
    kind: t.kind, name: t.name, operation: t.method ? `${t.method} ${t.path}` : "", page: t.page ?? "",
    place: t.path ?? t.way?.join(".") ?? t.place ?? "", owner: owner ? owner.page : "", score,
  }));
  return {query, milliseconds: performance.now() - start, found};
});
process.stdout.write(JSON.stringify({loaded, results}));
