// The page of a verification: from a file, under its own policy, for everybody.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open, overflow, phone, shoot, violations } from "./browser.mjs";

const report = new URL("../../internal/report/testdata/verify.html", import.meta.url).href;

test("axe finds nothing wrong with a report", async (t) => {
  const page = await open(t, report, { colorScheme: "light", bypassCSP: true });
  await page.click("#unfold");
  assert.deepEqual(await violations(page), [], "in the light");
  await shoot(page, "report");
  await page.emulateMedia({ colorScheme: "dark" });
  await page.setViewportSize(phone);
  assert.deepEqual(await violations(page), [], "in the dark, on a phone");
  assert.ok(await overflow(page) <= 0, "it is too wide");
});

test("a report is filtered by what was found", async (t) => {
  const page = await open(t, report);
  const shown = () => page.textContent("#shown");
  assert.equal(await shown(), "5 in all");
  await page.selectOption("#by-operation", "GET /books");
  assert.equal(await shown(), "2 of 5");
  assert.equal(await page.locator(".group:visible").count(), 1);
  await page.selectOption("#by-level", "warning");
  assert.equal(await shown(), "1 of 5");
  await page.selectOption("#by-operation", "");
  await page.selectOption("#by-level", "");
  await page.selectOption("#by-check", "no-response");
  assert.equal(await shown(), "1 of 5");
  await page.selectOption("#by-check", "");
  await page.locator("main").focus();
  await page.keyboard.press("/");
  await page.keyboard.type("418 authors");
  assert.equal(await shown(), "1 of 5");
});

test("a link leads to one failure of a report, whatever the filters say", async (t) => {
  const page = await open(t, report + "#failure-0123456789abcdef");
  const opened = () => page.evaluate(() => [...document.querySelectorAll(".entry[open]")].map((e) => e.id));
  assert.deepEqual(await opened(), ["failure-0123456789abcdef"]);
  await page.selectOption("#by-level", "warning");
  await page.evaluate(() => { location.hash = "#failure-1123456789abcdef"; });
  await page.locator("#failure-1123456789abcdef[open]").waitFor();
  assert.equal(await page.textContent("#shown"), "5 in all");
});

test("a request of a report is copied", async (t) => {
  const page = await open(t, report + "#failure-0123456789abcdef");
  const button = page.locator("#failure-0123456789abcdef .copy").first();
  await button.click();
  await page.waitForFunction((b) => b.textContent === "Copied", await button.elementHandle());
});

test("a report can be read without scripts", async (t) => {
  const page = await open(t, report, { javaScriptEnabled: false });
  assert.equal(await page.locator(".entry:visible").count(), 5);
  assert.equal(await page.locator(".filters").isVisible(), false);
  await page.locator(".entry > summary").first().click();
  assert.ok(await page.getByText("Request 1 of 3").isVisible());
});
