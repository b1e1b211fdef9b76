// "Try it", against the server's own API.
import assert from "node:assert/strict";
import { test } from "node:test";
import { kinds, open, phone, shoot, violations } from "./browser.mjs";

const list = "/apis/steward/latest/operations/listAPIs";

async function tryIt(page) {
  await page.getByRole("button", { name: "Try it" }).click();
  await page.getByRole("button", { name: "Send" }).waitFor();
}

test("a request is sent, and its answer judged", async (t) => {
  const page = await open(t, list);
  assert.equal(await page.evaluate(() => performance.getEntriesByType("resource").some((r) => r.name.endsWith("try.js"))), false);
  await tryIt(page);
  await page.getByRole("button", { name: "Send" }).click();
  const answer = page.locator(".try .answer");
  await answer.getByText(/200/).first().waitFor();
  await shoot(page, "try-it");
  assert.match(await answer.innerText(), /200 OK in \d+ ms/);
  assert.match(await answer.innerText(), /contract/);
  assert.equal(await answer.locator(".bad").count(), 0, await answer.innerText());
});

test("an operation's form on a phone, in the dark", async (t) => {
  const page = await open(t, kinds["operation-figma"], { viewport: phone, colorScheme: "dark", bypassCSP: true });
  await tryIt(page);
  await page.locator(".try").scrollIntoViewIfNeeded();
  await shoot(page, "try-it-phone-dark");
  assert.deepEqual(await violations(page), []);
});

test("axe finds nothing wrong with the form", async (t) => {
  const page = await open(t, kinds["operation-stripe"], { bypassCSP: true });
  await tryIt(page);
  await shoot(page, "try-it-stripe");
  assert.deepEqual(await violations(page), []);
});
