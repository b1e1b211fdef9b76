import assert from "node:assert/strict";
import { test } from "node:test";
import { all, client, json, load, serve } from "./runtime.mjs";

const { byCursor, byLast, byNumber, byOffset, pages } = await load("pages");
const { byLink, byURL } = await load("page-links");
const decoder = await load("decoder");

const query = [["page"], ["size"], ["cursor"], ["offset"], ["after"]];
const list = { name: "list", method: "GET", path: "/items", query, results: [["200", decoder.json]] };
const asked = ({ url }) => new URLSearchParams(url.split("?")[1]);

test("by cursor, until there is none", async (t) => {
  const { url, seen } = await serve(t, (request, response) => {
    const cursor = asked(request).get("cursor");
    json(response, { data: { items: cursor ? [3] : [1, 2] }, meta: { next: cursor ? null : "c/1" } });
  });
  const paging = { next: byCursor, items: ["data", "items"], argument: "cursor", way: ["meta", "next"] };
  assert.deepEqual(await all(pages(client(url), list, paging, { size: 2 })), [1, 2, 3]);
  assert.equal(seen[1].url, "/items?size=2&cursor=c%2F1");
});

test("a cursor that does not move ends the list", async (t) => {
  const { url, seen } = await serve(t, (_, response) => json(response, { items: [1], next: "same" }));
  assert.deepEqual(await all(pages(client(url), list, { next: byCursor, items: ["items"], argument: "cursor", way: ["next"] })), [1, 1]);
  assert.equal(seen.length, 2);
});

test("by the last item, while there is more", async (t) => {
  const { url } = await serve(t, (request, response) => {
    const after = asked(request).get("after");
    json(response, { data: after ? [{ id: "c" }] : [{ id: "a" }, { id: "b" }], has_more: !after });
  });
  const paging = { next: byLast, items: ["data"], argument: "after", last: "id", more: ["has_more"] };
  assert.deepEqual((await all(pages(client(url), list, paging))).map(({ id }) => id), ["a", "b", "c"]);
});

test("whether there is more counts where the reply says it", async (t) => {
  const { url } = await serve(t, (request, response) => {
    const after = asked(request).get("after");
    json(response, { data: after === "b" ? [] : after ? [{ id: "b" }] : [{ id: "a" }] });
  });
  const paging = { next: byLast, items: ["data"], argument: "after", last: "id", more: ["has_more"] };
  assert.deepEqual((await all(pages(client(url), list, paging))).map(({ id }) => id), ["a", "b"]);
});

test("by number, until a page is empty or has less than one before", async (t) => {
  const { url, seen } = await serve(t, (request, response) => json(response, [[1, 2], [3, 4], []][Number(asked(request).get("page") ?? 0)]));
  const paging = { next: byNumber, argument: "page", first: 0 };
  assert.deepEqual(await all(pages(client(url), list, paging)), [1, 2, 3, 4]);
  assert.equal(seen.length, 3);
  assert.deepEqual(await all(pages(client(url), list, paging, { size: 3 })), [1, 2, 3, 4]); // the API gives no more than two
});

test("by offset, until a page is empty", async (t) => {
  const { url } = await serve(t, (request, response) => json(response, [1, 2, 3].slice(Number(asked(request).get("offset") ?? 0)).slice(0, 2)));
  assert.deepEqual(await all(pages(client(url), list, { next: byOffset, argument: "offset" })), [1, 2, 3]);
});

test("by links in a header or the reply, within the origin", async (t) => {
  const { url } = await serve(t, (request, response) => {
    const next = request.url === "/items" ? "/items?p=2" : undefined;
    json(response, { items: [request.url], next }, 200, next && { link: `</items?p=0>; rel="prev", <${next}>; title="a, <b>"; rel="last next"` });
  });
  for (const paging of [{ next: byLink, items: ["items"] }, { next: byURL, items: ["items"], way: ["next"] }]) {
    assert.deepEqual(await all(pages(client(url), list, paging)), ["/items", "/items?p=2"]);
  }
});

test("links to elsewhere are an error", async (t) => {
  const { url, seen } = await serve(t, (_, response) => json(response, [1], 200, { link: '<http://127.0.0.1:1/>; rel="next"' }));
  const items = pages(client(url), list, { next: byLink });
  assert.equal((await items.next()).value, 1);
  await assert.rejects(items.next(), /another origin/);
  assert.equal(seen.length, 1);
});

test("no page is asked for before it is needed", async (t) => {
  const { url, seen } = await serve(t, (_, response) => json(response, [1, 2]));
  for await (const item of pages(client(url), list, { next: byOffset, argument: "offset" })) if (item === 2) break;
  assert.equal(seen.length, 1);
});
