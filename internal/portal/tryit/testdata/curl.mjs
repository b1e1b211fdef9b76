// Prints the command line of each operation on standard input, as the form has it when it is opened.
import { readFileSync } from "node:fs";
import vm from "node:vm";
const lines = [];
globalThis.steward = {
  operation(o) {
    const values = o.parameters.filter((p) => p.required).map((p) => [p, p.value]);
    const media = o.method === "GET" || o.method === "HEAD" ? undefined : o.body?.media.find((m) => /[/+]json$/.test(m.type)) ?? o.body?.media[0];
    const fields = media?.fields?.map((f) => [f, f.value]);
    lines.push(globalThis.tryIt.curl(o, { server: "http://example.test/", values, media, text: media?.text, fields, secrets: (o.security[0] ?? []).map((c) => [c]) }));
  },
};
vm.runInThisContext(readFileSync(process.argv[2], "utf8"));
vm.runInThisContext(readFileSync(0, "utf8"));
console.log(JSON.stringify(lines));
