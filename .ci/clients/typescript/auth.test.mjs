import assert from "node:assert/strict";
import { test } from "node:test";
import { client, clock, json, load, serve } from "./runtime.mjs";

const { call } = await load("call");
const { basic, bearer, keyInCookie } = await load("auth");
const { clientCredentials } = await load("oauth");

const get = (...security) => ({ name: "get", method: "GET", path: "/a", security });
const token = { name: "token", kind: bearer, env: ["STEWARD_TEST_TOKEN"] };
const login = { name: "login", kind: basic };
const session = { name: "session", kind: keyInCookie, parameter: "sid" };

test("the first alternative that is configured completely counts", async (t) => {
  const { url, seen } = await serve(t, (_, response) => json(response, {}));
  const operation = get([login, session], [token], []);
  await call(client(url, { auth: { login: { username: "ü", password: "p" } } }), operation);
  await call(client(url, { auth: { session: "s", token: async () => "t" } }), operation);
  await call(client(url, { auth: { session: "s", login: { username: "ü", password: "p" } } }), operation);
  assert.deepEqual(seen.map(({ headers }) => [headers.authorization, headers.cookie]), [
    [undefined, undefined],
    ["Bearer t", undefined],
    ["Basic w7w6cA==", "sid=s"],
  ]);
});

test("the environment is read when nothing is given", async (t) => {
  const { url, seen } = await serve(t, (_, response) => json(response, {}));
  process.env.STEWARD_TEST_TOKEN = "e";
  t.after(() => delete process.env.STEWARD_TEST_TOKEN);
  await call(client(url), get([token]));
  await call(client(url, { auth: { token: "given" } }), get([token]));
  assert.deepEqual(seen.map(({ headers }) => headers.authorization), ["Bearer e", "Bearer given"]);
});

/** A server with tokens that last so many seconds, and an API that refuses some. */
function guarded(t, seconds, refused = []) {
  let tokens = 0;
  return serve(t, (request, response) => {
    if (request.url === "/token") return json(response, { access_token: `t${++tokens}`, expires_in: seconds });
    return json(response, {}, refused.includes(request.headers.authorization) ? 401 : 200);
  });
}

const oauth = { name: "oauth", kind: clientCredentials, tokenUrl: "/token", scopes: ["read"] };
const auth = { oauth: { clientId: "a:b", clientSecret: "c d" } };

test("calls at the same time share a token", async (t) => {
  const { url, seen } = await guarded(t, 3600);
  const api = client(url, { auth });
  await Promise.all([1, 2, 3].map(() => call(api, get([oauth]))));
  await call(api, get([oauth]));
  const asked = seen.filter(({ url }) => url === "/token");
  assert.equal(asked.length, 1);
  assert.equal(String(asked[0].body), "grant_type=client_credentials&scope=read");
  assert.equal(asked[0].headers.authorization, `Basic ${btoa("a%3Ab:c+d")}`);
});

test("a token is replaced half a minute before it ends", async (t) => {
  const { url, seen } = await guarded(t, 100);
  const time = clock();
  let now = 0;
  const api = client(url, { auth, clock: { ...time, now: () => now } });
  for (now of [0, 69_000, 70_001]) await call(api, get([oauth]));
  assert.deepEqual(seen.filter(({ url }) => url === "/a").map(({ headers }) => headers.authorization), ["Bearer t1", "Bearer t1", "Bearer t2"]);
});

test("a refused token is replaced once, also when several calls are refused", async (t) => {
  const { url, seen } = await guarded(t, 3600, ["Bearer t1"]);
  const api = client(url, { auth });
  await Promise.all([1, 2, 3].map(() => call(api, get([oauth]))));
  assert.equal(seen.filter(({ url }) => url === "/token").length, 2);
});

test("refused again, the call fails", async (t) => {
  const { url, seen } = await guarded(t, 3600, ["Bearer t1", "Bearer t2"]);
  await assert.rejects(call(client(url, { auth }), get([oauth])), { status: 401 });
  assert.equal(seen.length, 4);
});

test("a failure to get a token is not kept", async (t) => {
  const { url } = await serve(t, (request, response, n) => (n === 0 ? json(response, { error: "busy" }, 503) : json(response, { access_token: "t" })));
  const api = client(url, { auth });
  await assert.rejects(call(api, get([oauth])), { name: "ApiError", status: 503, message: /^POST \S*\/token: 503 Service Unavailable: busy$/ });
  await call(api, get([oauth]));
});
