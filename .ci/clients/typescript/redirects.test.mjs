import assert from "node:assert/strict";
import { test } from "node:test";
import { client, json, load, serve } from "./runtime.mjs";

const { call } = await load("call");
const decoder = await load("decoder");
const { jsonBody } = await load("body");
const { bearer, keyInHeader, keyInQuery } = await load("auth");

const security = [[{ name: "token", kind: bearer }, { name: "key", kind: keyInHeader, parameter: "X-Key" }, { name: "q", kind: keyInQuery, parameter: "k" }]];
const auth = { token: "t", key: "k", q: "s" };
const get = { name: "get", method: "GET", path: "/a", results: [["200", decoder.json]], security };
const post = { ...get, name: "post", method: "POST", body: { type: "application/json", encode: jsonBody } };

test("credentials stay at home when a redirect leads away", async (t) => {
  const away = await serve(t, (_, response) => json(response, { ok: true }));
  const home = await serve(t, (_, response) => response.writeHead(302, { location: `${away.url}/b` }).end());
  assert.deepEqual(await call(client(home.url, { auth, headers: { cookie: "c=1", "x-secret": "s" } }), get), { ok: true });
  assert.equal(home.seen[0].headers.authorization, "Bearer t");
  assert.equal(home.seen[0].url, "/a?k=s");
  const { headers } = away.seen[0];
  assert.deepEqual([headers.authorization, headers["x-key"], headers.cookie, headers["x-secret"]], [undefined, undefined, undefined, undefined]);
  assert.equal(headers["user-agent"], "test/1.0.0 (steward)");
});

test("credentials go along within an origin", async (t) => {
  const { url, seen } = await serve(t, ({ url }, response) => (url === "/b" ? json(response, {}) : response.writeHead(307, { location: "/b" }).end()));
  await call(client(url, { auth }), post, { body: { a: 1 } });
  assert.deepEqual([seen[1].method, seen[1].headers["x-key"], String(seen[1].body)], ["POST", "k", '{"a":1}']);
});

test("303 turns a POST into a GET", async (t) => {
  const { url, seen } = await serve(t, ({ url }, response) => (url === "/b" ? json(response, {}) : response.writeHead(303, { location: "/b" }).end()));
  await call(client(url, { auth }), post, { body: { a: 1 } });
  assert.deepEqual([seen[1].method, seen[1].headers["content-type"], seen[1].body.length], ["GET", undefined, 0]);
});

test("a circle of redirects ends", async (t) => {
  const { url, seen } = await serve(t, (_, response) => response.writeHead(302, { location: "/a" }).end());
  await assert.rejects(call(client(url), get), { status: 302 });
  assert.equal(seen.length, 11);
});
