// A Steward of our own, with the documents that the tests read.
import { spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";

export const root = new URL("../../", import.meta.url).pathname;
export const binary = process.env.STEWARD_BINARY ?? join(root, "bin/steward");

// The documents, by API and version, besides the contract of Steward itself, which every server publishes.
export const documents = {
  library: { title: "Library", versions: { "1.2.0": "internal/portal/portaltest/testdata/library.yaml" } },
  figma: { title: "Figma", versions: { "1.0.0": "corpus/figma/0.42.0.yaml", "2.0.0": "corpus/figma/0.43.0.yaml" } },
  github: { title: "GitHub", versions: { "23.0.2": "corpus/github/23.0.2.json" } },
  stripe: { title: "Stripe", versions: { "0.203.0": "corpus/stripe/0.203.0.json" } },
  kubernetes: { title: "Kubernetes", versions: { "1.36.3": "corpus/kubernetes/1.36.3.json" } },
};

function freePort() {
  return new Promise((done, fail) => {
    const s = createServer().once("error", fail);
    s.listen(0, "127.0.0.1", () => {
      const { port } = s.address();
      s.close(() => done(port));
    });
  });
}

// start starts bin/steward and returns it when it is ready.
export async function start(folder, settings = {}) {
  const port = await freePort();
  await rm(join(folder, "data"), { recursive: true, force: true });
  const log = createWriteStream(join(folder, "server.log"));
  const child = spawn(binary, ["serve"], {
    env: {
      ...process.env, STEWARD_LISTEN: `127.0.0.1:${port}`, STEWARD_DATA: join(folder, "data"), STEWARD_RATE_LIMIT: "0",
      STEWARD_ADMIN_KEY: "", STEWARD_LOG_FORMAT: "json", ...settings,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const exited = new Promise((done) => child.once("exit", done));
  let said = "", key;
  const told = new Promise((done) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk) => {
        log.write(chunk);
        if (key) return;
        key = (said += chunk).match(/stw_[0-9A-Za-z]{10,}/)?.[0];
        if (key) done();
      });
    }
  });
  const url = `http://127.0.0.1:${port}`;
  await Promise.race([told, exited.then(() => { throw new Error("the server ended:\n" + said); })]);
  while (!(await fetch(url + "/readyz").then((r) => r.ok, () => false))) await new Promise((done) => setTimeout(done, 50));
  return {
    url, key,
    async stop() {
      child.kill("SIGTERM");
      await exited;
      log.end();
    },
  };
}

async function call(server, method, path, body, type = "application/json") {
  const answer = await fetch(server.url + path, {
    method, body: type === "application/json" && body !== undefined && typeof body !== "string" ? JSON.stringify(body) : body,
    headers: { authorization: `Bearer ${server.key}`, ...(body === undefined ? {} : { "content-type": type }) },
  });
  return { status: answer.status, body: await answer.json() };
}

// publishAll creates the APIs and publishes their versions. Rules by which real documents are invalid are turned off.
export async function publishAll(server) {
  for (const [slug, api] of Object.entries(documents)) {
    const rules = new Set();
    for (const file of Object.values(api.versions)) {
      const text = await readFile(join(root, file), "utf8");
      const checked = await call(server, "POST", "/v1/checks", text, file.endsWith(".json") ? "application/json" : "application/yaml");
      for (const f of checked.body.findings ?? []) if (f.severity === "error") rules.add(f.rule);
    }
    const created = await call(server, "POST", "/v1/apis", {
      slug, title: api.title, owner: `Team ${api.title}`, description: `What *${api.title}* offers.`, settings: { rules_off: [...rules] },
    });
    if (created.status !== 201) throw new Error(`creating ${slug}: ${JSON.stringify(created)}`);
    for (const [version, file] of Object.entries(api.versions)) {
      const published = await call(server, "POST", `/v1/apis/${slug}/versions?version=${version}`, await readFile(join(root, file), "utf8"),
        file.endsWith(".json") ? "application/json" : "application/yaml");
      if (published.status !== 201) throw new Error(`publishing ${slug} ${version}: ${published.status} ${JSON.stringify(published.body).slice(0, 2000)}`);
    }
  }
}
