import assert from "node:assert/strict";
import { test } from "node:test";
import { client, clock, json, load, serve } from "./runtime.mjs";

const { call } = await load("call");
const decoder = await load("decoder");
const { jsonBody, binaryBody } = await load("body");
const { ApiError, ConnectionError, DecodeError, TimeoutError } = await load("errors");

const get = { name: "get", method: "GET", path: "/things/{id}", results: [["200", decoder.json]] };
const post = { name: "post", method: "POST", path: "/things", body: { type: "application/json", encode: jsonBody }, results: [["201", decoder.json]] };

test("a call is a promise of its content, and of its reply", async (t) => {
  const { url, seen } = await serve(t, (_, response) => json(response, { id: 7 }, 200, { "x-a": "b" }));
  const running = call(client(`${url}/v1/`), get, { id: "a/b" });
  assert.deepEqual(await running, { id: 7 });
  const { status, headers, data } = await running.reply();
  assert.deepEqual([status, headers.get("x-a"), data.id, seen.length], [200, "b", 7, 1]);
  assert.equal(seen[0].url, "/v1/things/a%2Fb");
  assert.equal(seen[0].headers["user-agent"], "test/1.0.0 (steward)");
});

test("only the reply being waited for leaves no rejection behind", async (t) => {
  const { url } = await serve(t, (_, response) => json(response, {}, 400));
  await assert.rejects(call(client(url), get, { id: "1" }).reply(), ApiError);
});

test("paths that would lead elsewhere are refused", async () => {
  for (const id of ["..", ".", "", undefined, null]) {
    await assert.rejects(call(client("http://127.0.0.1:1"), get, { id }), TypeError);
  }
});

test("an error says what was asked and why it failed", async (t) => {
  class Problem extends ApiError {}
  const { url } = await serve(t, (_, response) => json(response, { title: "Gone", detail: "No such thing" }, 404));
  const error = await call(client(url), { ...get, errors: { "4XX": Problem } }, { id: "7" }).catch((e) => e);
  assert.ok(error instanceof Problem);
  assert.equal(error.message, "GET /things/7: 404 Not Found: No such thing");
  assert.deepEqual([error.title, error.detail, error.type, error.status], ["Gone", "No such thing", undefined, 404]);
});

test("an error whose body is not what is documented keeps it as text", async (t) => {
  class Problem extends ApiError {}
  const { url } = await serve(t, (_, response) => response.writeHead(500, { "content-type": "text/html" }).end("<b>no</b>"));
  const error = await call(client(url), { ...get, errors: { default: Problem } }, { id: "7" }).catch((e) => e);
  assert.deepEqual([error instanceof Problem, error.body, error.text], [false, "<b>no</b>", "<b>no</b>"]);
});

test("a megabyte of an error's body is kept", async (t) => {
  const { url } = await serve(t, (_, response) => response.writeHead(400).end("x".repeat(3 << 20)));
  const error = await call(client(url), get, { id: "7" }).catch((e) => e);
  assert.equal(error.text.length, 1 << 20);
});

test("statuses that may pass are tried again, with full jitter", async (t) => {
  const statuses = [503, 429, 200];
  const { url, seen } = await serve(t, (_, response, n) => json(response, { n }, statuses[n]));
  const time = clock(0.5);
  assert.deepEqual(await call(client(url, { clock: time }), get, { id: "1" }), { n: 2 });
  assert.deepEqual([seen.length, time.slept], [3, [250, 500]]);
});

test("Retry-After is a minimum up to a minute, as seconds or a date", async (t) => {
  for (const [value, want] of [["3", [3000]], ["Sun, 22 Nov 2026 12:00:20 GMT", [20000]], ["nonsense", [250]], ["61", []]]) {
    const { url } = await serve(t, (_, response, n) => json(response, {}, n ? 200 : 429, { "retry-after": value }));
    const time = clock();
    await call(client(url, { clock: time }), get, { id: "1" }).catch((error) => assert.equal(error.status, 429));
    assert.deepEqual(time.slept, want, value);
  }
});

test("calls that may not be repeated are not", async (t) => {
  const { url, seen } = await serve(t, (_, response) => json(response, {}, 503));
  await assert.rejects(call(client(url), post, { body: {} }), { status: 503 });
  assert.equal(seen.length, 1);
  assert.equal(seen[0].headers["idempotency-key"], undefined);
});

test("an idempotency key lets a call be repeated, and stays the same", async (t) => {
  const { url, seen } = await serve(t, (_, response, n) => json(response, {}, n < 2 ? 502 : 201));
  await call(client(url), { ...post, idempotencyKey: "Idempotency-Key" }, { body: { a: 1n } });
  const keys = seen.map(({ headers }) => headers["idempotency-key"]);
  assert.match(keys[0], /^"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"$/);
  assert.deepEqual(keys, [keys[0], keys[0], keys[0]]);
  assert.equal(String(seen[2].body), '{"a":1}');
});

test("a given key is taken as it is", async (t) => {
  const { url, seen } = await serve(t, (_, response) => json(response, {}, 201));
  await call(client(url), { ...post, idempotencyKey: "Idempotency-Key" }, { body: {} }, { idempotencyKey: "mine" });
  assert.equal(seen[0].headers["idempotency-key"], "mine");
});

test("a broken connection is an error of its own, and tried again", async (t) => {
  const { url, seen } = await serve(t, (_, response, n) => (n < 2 ? response.destroy() : json(response, { n })));
  assert.deepEqual(await call(client(url), get, { id: "1" }), { n: 2 });
  const error = await call(client(url, { retries: 0, fetch: async () => { throw new TypeError("no"); } }), get, { id: "1" }).catch((e) => e);
  assert.ok(error instanceof ConnectionError);
  assert.match(error.message, /^GET \/things\/1: no/);
  assert.equal(seen.length, 3);
});

test("a stream is sent once, a function that opens one again", async (t) => {
  const put = { name: "put", method: "PUT", path: "/f", body: { type: "application/octet-stream", encode: binaryBody } };
  const { url, seen } = await serve(t, (_, response) => json(response, {}, 503));
  const open = () => new Blob(["bytes"]).stream();
  await assert.rejects(call(client(url), put, { body: open() }), { status: 503 });
  assert.equal(seen.length, 1);
  await assert.rejects(call(client(url), put, { body: open }), { status: 503 });
  assert.deepEqual(seen.map(({ body }) => String(body)), ["bytes", "bytes", "bytes", "bytes"]);
});

test("an attempt that takes too long is a timeout", async () => {
  let attempts = 0;
  const fetch = ({ signal }) => new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason), void attempts++));
  const error = await call(client("http://127.0.0.1", { timeout: 30, retries: 1, fetch }), get, { id: "1" }).catch((e) => e);
  assert.ok(error instanceof TimeoutError && error instanceof ConnectionError);
  assert.match(error.message, /no reply within 30 ms/);
  assert.equal(attempts, 2);
});

test("who gives up gets the reason back, and nothing is tried again", async (t) => {
  const controller = new AbortController();
  const { url, seen } = await serve(t, () => controller.abort(new Error("enough")));
  await assert.rejects(call(client(url), get, { id: "1" }, { signal: controller.signal }), { message: "enough" });
  await assert.rejects(call(client(url), get, { id: "1" }, { signal: controller.signal }), { message: "enough" });
  assert.equal(seen.length, 1);
});

test("what is not JSON cannot be read as such", async (t) => {
  const { url, seen } = await serve(t, (_, response) => response.end("<html>"));
  const error = await call(client(url), get, { id: "1" }).catch((e) => e);
  assert.ok(error instanceof DecodeError);
  assert.deepEqual([error.status, seen.length], [200, 1]);
});

test("middleware sees each attempt, the first one outermost", async (t) => {
  const { url } = await serve(t, ({ headers }, response, n) => json(response, { trace: headers["x-trace"] }, n ? 200 : 503));
  const said = [];
  const layer = (name) => async (request, next) => {
    said.push(`${name}>`);
    request.headers.append("x-trace", name);
    const reply = await next(request);
    said.push(`<${name}`);
    return reply;
  };
  assert.deepEqual(await call(client(url, { middleware: [layer("a"), layer("b")] }), get, { id: "1" }), { trace: "a, b" });
  assert.deepEqual(said, ["a>", "b>", "<b", "<a", "a>", "b>", "<b", "<a"]);
});

test("results are chosen by status, then by media type", async (t) => {
  const results = [["200", decoder.json, "application/json"], ["200", decoder.text, "text/*"], ["2XX", decoder.nothing], ["default", decoder.binary]];
  const replies = [[200, "application/json", "1"], [200, "text/csv", "2"], [202, "text/plain", "3"], [204]];
  const { url } = await serve(t, (_, response, n) => response.writeHead(replies[n][0], replies[n][1] && { "content-type": replies[n][1] }).end(replies[n][2]));
  const got = [];
  for (let i = 0; i < replies.length; i++) got.push(await call(client(url), { ...get, results }, { id: "1" }));
  assert.deepEqual(got, [1, "2", undefined, undefined]);
});

test("what middleware throws is its own, and nothing is tried again", async () => {
  let attempts = 0;
  const refuse = async () => {
    attempts++;
    throw new RangeError("not today");
  };
  await assert.rejects(call(client("http://127.0.0.1:1", { middleware: [refuse] }), get, { id: "1" }), RangeError);
  assert.equal(attempts, 1);
});

test("arguments are never taken from what objects inherit", async (t) => {
  const { url, seen } = await serve(t, (_, response) => json(response, {}));
  await call(client(url), { ...get, path: "/", query: [["constructor"], ["toString"]] }, { toString: "x" });
  assert.equal(seen[0].url, "/?toString=x");
});

test("fixed parts of a query stay, and server variables are filled in", async (t) => {
  const { url, seen } = await serve(t, (_, response) => json(response, {}));
  const { Client } = await load("client");
  const api = new Client({ userAgent: "t", baseUrl: `${url}/{stage}/{none}?k=1`, variables: { stage: "live" } }, { variables: { stage: "test" } });
  await call(api, { ...get, path: "/a?b=c", query: [["q"]] }, { q: "?" });
  assert.equal(seen[0].url, "/test/%7Bnone%7D/a?k=1&b=c&q=%3F");
});

test("an operation's own server counts unless the caller chose one", async (t) => {
  const { url, seen } = await serve(t, (_, response) => json(response, {}));
  const { Client } = await load("client");
  const operation = { ...get, path: "/a", server: `${url}/own` };
  const service = { userAgent: "t", baseUrl: "http://127.0.0.1:1" };
  await call(new Client(service, {}), operation);
  await call(new Client(service, {}), { ...operation, server: "/relative" }, {}, { baseUrl: `${url}/call` });
  await call(client(`${url}/client`, { baseUrl: `${url}/client` }), operation);
  assert.deepEqual(seen.map(({ url }) => url), ["/own/a", "/call/a", "/client/a"]);
});

test("without a host, the client says what it needs", async () => {
  await assert.rejects(call(client("/api"), get, { id: "1" }), /give the option baseUrl/);
});
