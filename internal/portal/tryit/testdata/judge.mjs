// Judges each line of a file, {schemas, schema, value}, by assets/judge.js, and prints {problems, unchecked} for each.
import { readFileSync } from "node:fs";
import vm from "node:vm";
const [script, file] = process.argv.slice(2);
vm.runInThisContext(readFileSync(script, "utf8"));
for (const line of readFileSync(file, "utf8").split("\n")) {
  if (!line) continue;
  const { schemas, schema, value } = JSON.parse(line);
  console.log(JSON.stringify(globalThis.tryJudge.judge(schemas, schema, value)));
}
