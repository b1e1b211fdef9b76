// "Try it" from files, against an API on loopback that remembers what it is asked.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { folder, open, phone, shoot, violations } from "./browser.mjs";
import { root } from "./server.mjs";

// api lets other pages call it, and answers differently by what the limit is.
async function api(t) {
  const asked = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const url = new URL(request.url, "http://api");
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.setHeader("Access-Control-Allow-Headers", "Authorization, Content-Type, X-Trace");
    response.setHeader("Access-Control-Allow-Methods", "*");
    if (request.method === "OPTIONS") return response.writeHead(204).end();
    asked.push({ url: request.url, headers: request.headers, body });
    if (url.pathname === "/moved") return response.writeHead(302, { Location: "/books" }).end();
    if (url.pathname === "/never") return;
    response.setHeader("Content-Type", "application/json");
    if (url.searchParams.get("limit") === "13") return response.writeHead(418).end("{}");
    const wrong = [{ id: "one", title: 1, "<img src=x onerror=alert(1)>": 1 }];
    response.end(JSON.stringify(url.searchParams.get("limit") === "7" ? wrong : [{ id: 1, title: "Emma" }]));
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  t.after(() => { server.closeAllConnections(); server.close(); });
  return { asked, url: `http://127.0.0.1:${server.address().port}` };
}

const documentFor = (url) => ({
  openapi: "3.0.3", info: { title: "Loopback", version: "1" },
  servers: [{ url: url + "{base}", variables: { base: { default: "", enum: ["", "/other"] } } }, { url: "http://localhost:1" }],
  security: [{ token: [] }, {}],
  paths: {
    "/books": {
      get: {
        operationId: "listBooks",
        parameters: [
          { name: "limit", in: "query", required: true, schema: { type: "integer" }, example: 20 },
          { name: "labels", in: "query", schema: { type: "array", items: { type: "string" } }, example: ["a", "b"] },
          { name: "X-Trace", in: "header", schema: { type: "string" }, example: "abc" },
        ],
        responses: { 200: { description: "Books.", content: { "application/json": { schema: { type: "array", items: { $ref: "#/components/schemas/Book" } } } } } },
      },
      post: {
        operationId: "addBook",
        requestBody: { required: true, content: { "application/json": { schema: { $ref: "#/components/schemas/Book" }, example: { title: "Emma" } } } },
        responses: { default: { description: "Books.", content: { "application/json": { schema: { items: { properties: { title: { type: "string", format: "isbn" } } } } } } } },
      },
    },
    "/moved": { get: { operationId: "moved", responses: { 200: { description: "Good." } } } },
    "/never": { get: { operationId: "never", responses: { 200: { description: "Good." } } } },
  },
  components: {
    securitySchemes: { token: { type: "http", scheme: "bearer" } },
    schemas: { Book: { type: "object", required: ["title"], additionalProperties: false, properties: { id: { type: "integer" }, title: { type: "string" } } } },
  },
});

// exported writes the documentation of the API into a folder, and returns the address of an operation in it.
function exported(url, operation) {
  const at = mkdtempSync(join(folder, "try-"));
  writeFileSync(join(at, "api.json"), JSON.stringify(documentFor(url)));
  execFileSync(process.env.STEWARD_BINARY ?? join(root, "bin/steward"), ["docs", join(at, "api.json"), "-o", join(at, "site")], { stdio: "pipe" });
  return pathToFileURL(join(at, "site", "operations", operation + ".html")).href;
}

async function opened(t, address, options) {
  const page = await open(t, address, options);
  await page.getByRole("button", { name: "Try it" }).click();
  await page.getByRole("button", { name: "Send" }).waitFor();
  return page;
}

const token = (page) => page.getByLabel("token", { exact: true });
const body = (page) => page.getByLabel("Body", { exact: true });
const line = (page) => page.locator(".try form pre").innerText();

async function send(page) {
  await page.getByRole("button", { name: "Send" }).click();
  await page.locator(".try .answer > p, .try .answer > div").first().waitFor();
  return page.locator(".try .answer").innerText();
}

test("a request is sent from a file, and the answer judged", async (t) => {
  const { asked, url } = await api(t);
  const page = await opened(t, exported(url, "listBooks"));
  await token(page).fill("s3cret");
  assert.match(await line(page), /curl 'http:.*\/books\?limit=20' \\\n  -H "Authorization: Bearer \$TOKEN"/);
  assert.match(await send(page), /200 OK in \d+ ms[^]*Status, media type and body match the contract\.[^]*"title": "Emma"/);
  assert.equal(asked[0].url, "/books?limit=20");
  assert.equal(asked[0].headers.authorization, "Bearer s3cret");
  assert.equal(asked[0].headers.referer, undefined);
  await shoot(page, "try-answer");

  await page.getByLabel("limit").fill("7");
  assert.match(await line(page), /limit=7/);
  assert.match(await send(page), /does not match[^]*\/0\/id is string, and integer is expected[^]*\/0\/title is number[^]*is not described/);
  assert.equal(await page.locator(".try img").count(), 0);
  assert.deepEqual(await violations(page), []);
  await shoot(page, "try-mismatch");
  await page.getByLabel("limit").fill("13");
  assert.match(await send(page), /418[^]*does not describe the status 418/);
});

test("the form and the answer are clean in the dark and on a phone", async (t) => {
  const { url } = await api(t);
  for (const [name, options] of Object.entries({ dark: { colorScheme: "dark" }, phone: { viewport: phone } })) {
    const page = await opened(t, exported(url, "listBooks"), options);
    assert.match(await send(page), /match the contract/);
    assert.deepEqual(await violations(page), []);
    await page.locator(".try").scrollIntoViewIfNeeded();
    await shoot(page, "try-answer-" + name);
  }
});

test("optional parameters are added and removed", async (t) => {
  const { asked, url } = await api(t);
  const page = await opened(t, exported(url, "listBooks"));
  const more = page.getByLabel("More parameters");
  await more.selectOption({ label: "labels (query)" });
  await page.getByRole("button", { name: "Add" }).click();
  assert.equal(await page.evaluate(() => document.activeElement.labels[0].textContent), "labels");
  await more.selectOption({ label: "X-Trace (header)" });
  await page.getByRole("button", { name: "Add" }).click();
  assert.equal(await more.isVisible(), false);
  await send(page);
  assert.equal(asked[0].url, "/books?limit=20&labels=a&labels=b");
  assert.equal(asked[0].headers["x-trace"], "abc");
  await page.getByRole("button", { name: "Remove labels" }).click();
  await send(page);
  assert.equal(asked[1].url, "/books?limit=20");
});

test("credentials stay with the server that they were typed for, and are forgotten", async (t) => {
  const { asked, url } = await api(t);
  const page = await opened(t, exported(url, "listBooks"));
  await token(page).fill("s3cret");
  await page.reload();
  await page.getByRole("button", { name: "Try it" }).click();
  assert.equal(await token(page).inputValue(), "s3cret");
  await page.getByLabel("Address").selectOption({ index: 1 });
  assert.equal(await token(page).inputValue(), "");
  await page.getByLabel("Address").selectOption({ index: 0 });
  assert.equal(await token(page).inputValue(), "s3cret");
  await page.getByRole("button", { name: "Forget them" }).click();
  assert.equal(await token(page).inputValue(), "");
  assert.deepEqual(await page.evaluate(() => [Object.keys(sessionStorage), Object.values(localStorage).filter((v) => v.includes("s3cret"))]), [[], []]);
  await send(page);
  assert.equal(asked[0].headers.authorization, undefined);
});

test("a body is edited and sent, and what was not checked is said", async (t) => {
  const { asked, url } = await api(t);
  const page = await opened(t, exported(url, "addBook"));
  assert.equal(JSON.parse(await body(page).inputValue()).title, "Emma");
  await body(page).fill('{"title": "it\'s"}');
  assert.ok((await line(page)).includes(`--data-raw '{"title": "it'\\''s"}'`));
  assert.match(await send(page), /not all was checked[^]*Not checked: format isbn/);
  assert.equal(asked[0].body, '{"title": "it\'s"}');
  assert.equal(asked[0].headers["content-type"], "application/json");
});

test("a redirect is not followed, and a request can be stopped", async (t) => {
  const { asked, url } = await api(t);
  const moved = await opened(t, exported(url, "moved"));
  await moved.getByRole("button", { name: "Send" }).click();
  await moved.getByText("The answer is a redirect").waitFor();
  assert.deepEqual(asked.map((a) => a.url), ["/moved"]);
  const never = await opened(t, exported(url, "never"));
  await never.getByRole("button", { name: "Send" }).click();
  await never.getByRole("button", { name: "Stop" }).click();
  await never.getByText("Stopped.").waitFor();
});

test("it is explained why there is no answer", async (t) => {
  const { url } = await api(t);
  const page = await opened(t, exported(url, "listBooks"));
  await page.evaluate(() => { window.fetch = () => Promise.reject(new TypeError("Failed to fetch")); }); // a real one is an error on the console
  assert.match(await send(page), /no answer that it may show[^]*nothing answers at http:\/\/127\.0\.0\.1:\d+, or it does not let pages[^]*CORS/);
});
