// "Try it" against the mock of the version, and what a mock may do in a browser.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open, shoot, site } from "./browser.mjs";

// opened opens the form of an operation with the mock as its server.
async function opened(t, address) {
  const page = await open(t, address);
  await page.getByRole("button", { name: "Try it" }).click();
  await page.getByRole("button", { name: "Send" }).waitFor();
  await page.getByLabel("Address").selectOption({ label: `${mockOf(address)} (Mock)` });
  return page;
}

const mockOf = (address) => address.replace(/^\/apis(\/[^/]+\/[^/]+)\/.*/, "/mock$1");

async function send(page) {
  await page.getByRole("button", { name: "Send" }).click();
  await page.locator(".try .answer > p, .try .answer > div").first().waitFor();
  return page.locator(".try .answer").innerText();
}

test("a request is sent to the mock, and its answer matches the contract", async (t) => {
  const page = await opened(t, "/apis/library/1.2.0/operations/books-list");
  assert.match(await page.locator(".try form pre").innerText(), /curl http:\/\/127\.0\.0\.1:\d+\/mock\/library\/1\.2\.0\/books/);
  assert.match(await send(page), /401 Unauthorized/);
  await page.getByLabel("key", { exact: true }).fill("anything");
  assert.match(await send(page), /200 OK in \d+ ms[^]*Status, media type and body match the contract\.[^]*"title": "Emma"/);
  await shoot(page, "try-mock");
});

test("a request with a body is sent to the mock", async (t) => {
  const page = await opened(t, "/apis/library/1.2.0/operations/books-list-2");
  assert.match(await send(page), /201 Created/);
});

test("an operation of a large document is answered by its mock", async (t) => {
  const page = await opened(t, "/apis/github/23.0.2/operations/repos-get");
  assert.match(await send(page), /200 OK in \d+ ms/);
});

test("what a mock answers has an origin of its own", async (t) => {
  const page = await open(t, "/apis/library/1.2.0");
  const { status, policy } = await page.evaluate(async (url) => {
    const answer = await fetch(url, { headers: { authorization: "Bearer theirs" } });
    return { status: answer.status, policy: answer.headers.get("content-security-policy") };
  }, site + "/mock/library/1.2.0/books");
  assert.deepEqual({ status, policy }, { status: 200, policy: "sandbox; default-src 'none'" });
  await page.goto(site + "/mock/library/1.2.0/books");
  assert.equal(await page.evaluate(() => self.origin), "null");
});
