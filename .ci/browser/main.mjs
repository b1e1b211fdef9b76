// main.mjs FOLDER [FILE...]: starts a server, publishes real documents, and runs the tests against it.
import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { publishAll, start } from "./server.mjs";

const [folder, ...files] = process.argv.slice(2);
await mkdir(join(folder, "screenshots"), { recursive: true });
const server = await start(folder);
let status = 1;
try {
  await publishAll(server);
  const tests = files.length ? files : readdirSync(".").filter((f) => f.endsWith(".test.mjs"));
  const run = spawn(process.execPath, ["--test", "--test-concurrency=2", ...tests], {
    stdio: "inherit",
    env: { ...process.env, STEWARD_URL: server.url, STEWARD_FOLDER: folder },
  });
  status = await new Promise((done) => run.on("exit", (code) => done(code ?? 1)));
} finally {
  await server.stop();
}
process.exitCode = status;
