import assert from "node:assert/strict";
import { once } from "node:events";
import { test } from "node:test";
import { all, client, load, serve } from "./runtime.mjs";

const { call } = await load("call");
const { events, textEvents } = await load("events");
const { lines } = await load("lines");
const { binary } = await load("decoder");
const { linesBody } = await load("body");
const { multipartBody } = await load("multipart");
const { formBody } = await load("form");
const { jsonText } = await load("styles");
const { DecodeError, ConnectionError } = await load("errors");

const get = (decode) => ({ name: "get", method: "GET", path: "/", results: [["200", decode]] });

/** A server that sends chunks, each as its own piece. */
const chunked = (t, chunks) =>
  serve(t, async (_, response) => {
    for (const chunk of chunks) await new Promise((sent) => response.write(chunk, sent));
    response.end();
  });

test("events are read as WHATWG HTML says, however they are cut", async (t) => {
  const text = "\ufeff: hi\r\nid: 1\nevent: a\ndata: one\ndata:two\n\ndata\rretry: 50\r\n\r\ndata:  x\nid: \0\nunknown: y\n\ndata: never";
  const bytes = Buffer.from(text);
  for (const size of [1, 2, 3, 1000]) {
    const chunks = [];
    for (let i = 0; i < bytes.length; i += size) chunks.push(bytes.subarray(i, i + size));
    const { url } = await chunked(t, chunks);
    assert.deepEqual(await all(await call(client(url), get(textEvents))), [
      { event: "a", id: "1", data: "one\ntwo", retry: undefined },
      { event: "message", id: "1", data: "", retry: 50 },
      { event: "message", id: "1", data: " x", retry: 50 },
    ]);
  }
});

test("data of events is JSON until [DONE]", async (t) => {
  const { url } = await chunked(t, ['data: {"n":12345678901234567890}\n\n', "data: [DONE]\n\ndata: {}\n\n"]);
  const [only, ...rest] = await all(await call(client(url), get(events)));
  assert.deepEqual([only.data, rest], [{ n: 12345678901234567890n }, []]);
});

test("lines are values, and a broken one says so", async (t) => {
  const { url } = await chunked(t, ['{"a":1}\n\n{"a"', ":2}\r\n\u001e3\n[4]"]);
  assert.deepEqual(await all(await call(client(url), get(lines))), [{ a: 1 }, { a: 2 }, 3, [4]]);
  const bad = await chunked(t, ["1\n{\n"]);
  await assert.rejects(all(await call(client(bad.url), get(lines))), DecodeError);
});

test("leaving the loop ends the connection", async (t) => {
  let closed;
  const { url } = await serve(t, (_, response) => {
    closed = once(response, "close");
    response.write("1\n2\n");
  });
  for await (const value of await call(client(url, { timeout: 10_000 }), get(lines))) {
    assert.equal(value, 1);
    break;
  }
  await closed;
});

test("a stream that breaks is a broken connection", async (t) => {
  const { url } = await serve(t, (_, response) => response.write("1\n2\n", () => response.destroy()));
  await assert.rejects(all(await call(client(url), get(lines))), ConnectionError);
});

test("a stream may take longer than an attempt, and be given up", async () => {
  const controller = new AbortController();
  const begun = ({ signal }) =>
    new ReadableStream({
      start(stream) {
        stream.enqueue(new TextEncoder().encode("1\n"));
        signal.addEventListener("abort", () => stream.error(signal.reason));
      },
    });
  const fetch = async (request) => new Response(begun(request));
  const stream = await call(client("http://127.0.0.1", { timeout: 20, fetch }), get(lines), {}, { signal: controller.signal });
  assert.equal((await stream.next()).value, 1);
  setTimeout(() => controller.abort(new Error("enough")), 80);
  await assert.rejects(stream.next(), { message: "enough" });
});

test("bytes come as the response of fetch", async (t) => {
  const { url } = await serve(t, (_, response) => response.end(Buffer.from([0, 255, 1])));
  const reply = await call(client(url), get(binary));
  assert.deepEqual([...new Uint8Array(await reply.arrayBuffer())], [0, 255, 1]);
});

test("values are sent as lines, from a list or as they come", async (t) => {
  const { url, seen } = await serve(t, (_, response) => response.end());
  const post = { name: "post", method: "POST", path: "/", body: { type: "application/jsonl", encode: linesBody } };
  await call(client(url), post, { body: [{ a: 1 }, 2n] });
  await call(client(url), post, { body: (async function* () { yield { a: 1 }; yield 2n; })() });
  assert.deepEqual(seen.map(({ body }) => String(body)), ['{"a":1}\n2\n', '{"a":1}\n2\n']);
});

const parts = [["meta", undefined, "application/json"], ["tags"], ["whole", jsonText, "application/json"], ["image", undefined, "image/png, image/jpeg"]];
const upload = { name: "up", method: "POST", path: "/", body: { type: "multipart/form-data", encode: multipartBody, parts } };

/** A body with its boundary taken out. */
const readable = ({ headers, body }) => String(body).replaceAll(headers["content-type"].split("boundary=")[1], "B").replaceAll("\r\n", "\n");

test("multipart bodies have a part for each value", async (t) => {
  const { url, seen } = await serve(t, (_, response) => response.end());
  const body = { meta: { a: 1n, content: "not a file" }, tags: ["x", 2], whole: [1, 2], image: new Blob(["png"], { type: "image/png" }), 'a"\r\nb': "ü", none: undefined };
  await call(client(url), upload, { body });
  const part = (head, content) => `--B\nContent-Disposition: form-data; ${head}\n\n${content}\n`;
  assert.equal(readable(seen[0]), [
    part('name="meta"\nContent-Type: application/json', '{"a":1,"content":"not a file"}'),
    part('name="tags"', "x"),
    part('name="tags"', "2"),
    part('name="whole"\nContent-Type: application/json', "[1,2]"),
    part('name="image"; filename="file"\nContent-Type: image/png', "png"),
    part('name="a%22%0D%0Ab"', "ü"),
    "--B--\n",
  ].join(""));
  assert.equal(seen[0].headers["content-length"], String(seen[0].body.length));
});

test("a stream within a multipart body is sent as it comes", async (t) => {
  const { url, seen } = await serve(t, (_, response) => response.end());
  const image = { content: new Blob(["a".repeat(100_000)]).stream(), filename: "a.png", type: "image/png" };
  await call(client(url), upload, { body: { image, tags: ["x"] } });
  assert.match(readable(seen[0]), /filename="a.png"\nContent-Type: image\/png\n\na{100000}\n--B\nContent-Disposition: form-data; name="tags"\n\nx\n--B--\n$/);
  assert.equal(seen[0].headers["transfer-encoding"], "chunked");
});

test("forms are encoded as HTML encodes them", async (t) => {
  const { url, seen } = await serve(t, (_, response) => response.end());
  const post = { name: "post", method: "POST", path: "/", body: { type: "application/x-www-form-urlencoded", encode: formBody } };
  await call(client(url), post, { body: { "a b": "c&d", list: [1, 2], none: null } });
  assert.equal(String(seen[0].body), "a+b=c%26d&list=1&list=2");
});
