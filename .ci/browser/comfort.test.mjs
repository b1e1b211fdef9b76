// What portal.js adds: colours, copying, search.
import assert from "node:assert/strict";
import { test } from "node:test";
import { kinds, open, shoot } from "./browser.mjs";

const dark = (page) => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme === "dark");

test("the colours that a reader chose hold on the next page", async (t) => {
  const page = await open(t, kinds.overview, { colorScheme: "light" });
  const button = page.getByRole("button", { name: "Dark colours" });
  assert.equal(await button.getAttribute("aria-pressed"), "false");
  await button.click();
  assert.equal(await button.getAttribute("aria-pressed"), "true");
  assert.equal(await dark(page), true);
  await page.locator(".menu a").nth(1).click();
  assert.equal(await dark(page), true);
  await page.getByRole("button", { name: "Dark colours" }).click();
  assert.equal(await dark(page), false);
});

test("code can be copied", async (t) => {
  const page = await open(t, kinds.operation, { permissions: ["clipboard-read", "clipboard-write"] });
  const code = page.locator(".samples .code").filter({ visible: true }).first();
  await code.hover();
  await code.getByRole("button", { name: "Copy" }).click();
  assert.equal(await code.getByRole("button").innerText(), "Copied");
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await code.locator("pre").textContent());
});

test("the page can be copied as Markdown", async (t) => {
  const page = await open(t, kinds.operation, { permissions: ["clipboard-read", "clipboard-write"] });
  await page.getByRole("button", { name: "Copy as Markdown" }).click();
  await page.getByRole("button", { name: "Copied" }).waitFor();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(text, /^# Create a repository webhook\n/);
  assert.equal(text, await page.evaluate(() => fetch(document.querySelector("link[type='text/markdown']").href).then((r) => r.text())));
});

test("nothing moves for those who do not want it", async (t) => {
  const page = await open(t, kinds.operation, { reducedMotion: "reduce" });
  assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior), "auto");
});

test("a page loads little by itself", async (t) => {
  const page = await open(t, kinds.operation);
  const loaded = await page.evaluate(() => performance.getEntriesByType("resource").map((r) => [new URL(r.name).pathname.split("/").pop(), r.decodedBodySize]));
  assert.deepEqual(loaded.map(([name]) => name).filter((n) => !n.endsWith(".svg")).sort(), ["portal.css", "portal.js", "theme.js"]);
  const scripts = loaded.filter(([name]) => name.endsWith(".js")).reduce((sum, [, size]) => sum + size, 0);
  assert.ok(scripts <= 30_000, `${scripts} bytes of scripts`);
  assert.ok(await page.locator("*").count() <= 5000);
});

test("the language that a reader chose holds on the next page", async (t) => {
  const page = await open(t, kinds.operation);
  await page.locator(".tabs > label", { hasText: "Python" }).click();
  await page.goto(new URL(kinds["operation-stripe"], page.url()).href);
  assert.equal(await page.getByRole("radio", { name: "Python" }).isChecked(), true);
  assert.match(await page.locator(".tab").filter({ visible: true }).innerText(), /import /);
});

test("samples in every language can be read without a script", async (t) => {
  const page = await open(t, kinds.operation, { javaScriptEnabled: false });
  for (const language of ["curl", "Go", "TypeScript", "Python"]) {
    await page.locator(".tabs > label", { hasText: language }).click();
    assert.equal(await page.locator(".tab").filter({ visible: true }).count(), 1, language);
  }
});
