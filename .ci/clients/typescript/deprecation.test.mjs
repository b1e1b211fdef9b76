import assert from "node:assert/strict";
import { test } from "node:test";
import { client, json, load, serve } from "./runtime.mjs";

const { call } = await load("call");
const get = (name) => ({ name, method: "GET", path: "/" });

test("an operation's deprecation is told once", async (t) => {
  const headers = {
    deprecation: "@1796083200",
    sunset: "Tue, 01 Jun 2027 00:00:00 GMT",
    link: '<https://example.com/guide>; rel="deprecation", </v2>; rel="successor-version"',
  };
  const { url } = await serve(t, (_, response) => json(response, {}, 200, headers));
  const said = [];
  const api = client(url, { logger: { warn: (text) => said.push(text) } });
  for (const name of ["list", "list", "get"]) await call(api, get(name));
  const rest = "it goes away on 2027-06-01; its successor is /v2; see https://example.com/guide";
  assert.deepEqual(said, ["list", "get"].map((name) => `${name} is deprecated from 2026-12-01 on; ${rest}`));
});

test("older ways to say it are heeded too", async (t) => {
  const values = ["true", "Tue, 01 Jun 2027 00:00:00 GMT", "false"];
  const { url } = await serve(t, (_, response, n) => json(response, {}, 200, { deprecation: values[n], sunset: "soon" }));
  const said = [];
  const api = client(url, { logger: { warn: (text) => said.push(text) } });
  for (const name of ["a", "b", "c"]) await call(api, get(name));
  assert.deepEqual(said, ["a is deprecated; it goes away on soon", "b is deprecated; it goes away on soon"]);
});
