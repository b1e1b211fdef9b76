// Servers that mean ill, as a fetch that stands in for them.
import assert from "node:assert/strict";
import test from "node:test";

import { ConnectionError, DecodeError, Library, ApiError } from "./dist/index.js";

const base = "https://library.example";

function library(answer, options = {}) {
  const asked = [];
  const fetch = async (request) => {
    asked.push(request);
    return answer(request, asked.length);
  };
  return { asked, api: new Library({ baseUrl: base, auth: { token: "s3cret" }, fetch, retries: 0, ...options }) };
}

function streamOf(chunk, times) {
  let left = times;
  return new ReadableStream({ pull: (c) => (left-- > 0 ? c.enqueue(new TextEncoder().encode(chunk)) : c.close()) });
}

test("a reply is read up to a bound", async () => {
  const book = JSON.stringify({ isbn: "1", title: "é".repeat(500), price: 1, state: null });
  const size = new TextEncoder().encode(book).length;
  const answer = () => new Response(book, { headers: { "content-type": "application/json" } });
  await library(answer, { maxReply: size }).api.books.getBook({ book: "1" });
  const { api, asked } = library(answer, { maxReply: size - 1, retries: 2 });
  await assert.rejects(api.books.getBook({ book: "1" }), (error) => error instanceof DecodeError && /longer than \d+ bytes/.test(error.message));
  assert.equal(asked.length, 1);
});

test("an error keeps a megabyte", async () => {
  const { api } = library(() => new Response(streamOf("x".repeat(1 << 16), 1000), { status: 500 }));
  await assert.rejects(api.books.getBook({ book: "1" }), (error) => error instanceof ApiError && error.text.length === 1 << 20);
});

test("neither a line nor the data of an event is without end", async () => {
  for (const chunk of ["x".repeat(1 << 20), `data: ${"x".repeat(1 << 20)}\n`]) {
    const { api } = library(() => new Response(streamOf(chunk, 1000), { headers: { "content-type": "text/event-stream" } }));
    await assert.rejects(
      async () => {
        for await (const event of await api.loans.watchLoans()) assert.fail(event);
      },
      (error) => error instanceof DecodeError && !(error instanceof ConnectionError),
    );
  }
});

test("lines end wherever chunks do", async () => {
  const text = 'data: {"isbn":"1"}\r\n\r\ndata: {"isbn":"2"}\r\rdata:{"isbn":"3"}\n\n';
  for (let size = 1; size < 9; size++) {
    const chunks = text.match(new RegExp(`[^]{1,${size}}`, "g"));
    const body = new ReadableStream({ pull: (c) => (chunks.length ? c.enqueue(new TextEncoder().encode(chunks.shift())) : c.close()) });
    const { api } = library(() => new Response(body, { headers: { "content-type": "text/event-stream" } }));
    const seen = [];
    for await (const { data } of await api.loans.watchLoans()) seen.push(data.isbn);
    assert.deepEqual(seen, ["1", "2", "3"]);
  }
});

test("no body goes to another origin", async () => {
  const book = { title: "t", price: 1, state: null };
  const away = (_, n) => (n > 1 ? new Response("{}") : new Response(null, { status: 307, headers: { location: "https://elsewhere.example/" } }));
  const { api, asked } = library(away);
  await assert.rejects(api.books.createBook({ body: book }), (error) => error instanceof ApiError && error.status === 307);
  assert.equal(asked.length, 1);
});

test("numbers that are none are no JSON", async () => {
  const { api } = library(() => new Response('{"price": 1-2-3456789012345678901}', { headers: { "content-type": "application/json" } }));
  await assert.rejects(api.books.getBook({ book: "1" }), DecodeError);
});

test("a variable stays in its place", () => {
  for (const region of ["elsewhere.example/", "me@elsewhere.example#", "elsewhere.example\\"]) {
    assert.throws(() => new Library({ variables: { region } }), TypeError);
  }
});
