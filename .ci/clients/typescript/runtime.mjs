// What the tests share: the compiled runtime, a server that answers as it is told, and a clock that does not wait.
import { once } from "node:events";
import { createServer } from "node:http";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** Loads a module of the runtime. */
export const load = (name) => import(pathToFileURL(join(process.env.STEWARD_RUNTIME, `${name}.js`)).href);

const { Client } = await load("client");

/** Starts a server for one test. The handler gets requests with their body, and how many came before. */
export async function serve(t, handler) {
  const seen = [];
  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const arrived = { method: request.method, url: request.url, headers: request.headers, body: Buffer.concat(chunks) };
    seen.push(arrived);
    await handler(arrived, response, seen.length - 1);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${server.address().port}`, seen };
}

/** A clock that notes how long it would have slept. */
export function clock(random = 0.5) {
  const slept = [];
  return { slept, now: () => Date.parse("2026-11-22T12:00:00Z"), random: () => random, sleep: async (ms) => void slept.push(ms) };
}

/** A client of a server, that says nothing and does not wait. */
export function client(url, options = {}) {
  const service = { userAgent: "test/1.0.0 (steward)", baseUrl: url };
  return new Client(service, { clock: clock(), logger: { warn() {} }, ...options });
}

/** Answers with JSON. */
export function json(response, value, status = 200, headers = {}) {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(JSON.stringify(value));
}

/** All that comes from an iterator. */
export async function all(items) {
  const list = [];
  for await (const item of items) list.push(item);
  return list;
}
