// The ways through the pages.
import assert from "node:assert/strict";
import { test } from "node:test";
import { kinds, open, phone, shoot } from "./browser.mjs";

test("from the catalogue to an operation", async (t) => {
  const page = await open(t, "/");
  await page.getByRole("link", { name: "GitHub" }).click();
  await page.getByRole("link", { name: "23.0.2" }).first().click();
  await page.locator(".menu").getByRole("link", { name: /^gists/ }).click();
  assert.equal(new URL(page.url()).pathname.split("/").slice(-2).join("/"), "tags/gists");
  await page.locator("main").getByRole("link", { name: /POST \/gists$/ }).click();
  assert.equal(await page.locator("h1").innerText(), "Create a gist");
  assert.equal(await page.locator(".menu [aria-current=page]").innerText(), "POST\nCreate a gist");
});

test("breadcrumbs lead back", async (t) => {
  const page = await open(t, kinds.operation);
  const trail = page.getByRole("navigation", { name: "Breadcrumb" });
  assert.deepEqual(await trail.locator("li").allInnerTexts(), ["Catalogue", "GitHub", "23.0.2", "repos", "Create a repository webhook"]);
  await trail.getByRole("link", { name: "repos" }).click();
  assert.equal(await page.locator("h1").innerText(), "repos");
  await page.getByRole("navigation", { name: "Breadcrumb" }).getByRole("link", { name: "23.0.2" }).click();
  assert.match(await page.locator("h1").innerText(), /^GitHub/);
});

test("the navigation sends the operations of the open tag only, in the document's order", async (t) => {
  const page = await open(t, "/apis/github/23.0.2/operations/gists-create");
  assert.equal(await page.locator(".menu > div > ul > li > ul").count(), 1);
  const shown = await page.locator(".menu .open ul a").evaluateAll((links) => links.slice(0, 3).map((a) => a.innerText.replace(/\s+/g, " ")));
  assert.deepEqual(shown, ["GET List gists for the authenticated user", "POST Create a gist", "GET List public gists"]);
  assert.ok(await page.locator(".menu a").count() < 120);
});

test("the entry of the page that one is on is in view", async (t) => {
  const page = await open(t, kinds.operation);
  const box = await page.locator(".menu [aria-current=page]").boundingBox();
  assert.ok(box.y > 60 && box.y < 800, `it is at ${box.y}`);
});

test("the version switch leads to the same operation of another version", async (t) => {
  const page = await open(t, "/apis/figma/2.0.0/operations/getFile");
  await page.locator("details.switch > summary").click();
  await shoot(page, "version-switch");
  await page.locator("details.switch").getByRole("link", { name: "1.0.0" }).click();
  assert.equal(new URL(page.url()).pathname, "/apis/figma/1.0.0/operations/getFile");
  assert.match(await page.locator(".notice").first().innerText(), /2\.0\.0/);
});

test("Escape and a click elsewhere close the version switch", async (t) => {
  const page = await open(t, kinds["operation-figma"]);
  const open_ = () => page.locator("details.switch[open]").count();
  await page.locator("details.switch > summary").click();
  await page.keyboard.press("Escape");
  assert.equal(await open_(), 0);
  await page.locator("details.switch > summary").click();
  await page.locator("h1").click();
  assert.equal(await open_(), 0);
});

test("the keyboard reaches the content past the navigation", async (t) => {
  const page = await open(t, kinds.operation);
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
  await shoot(page, "skip-link");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "main");
});

test("what has the focus can be seen", async (t) => {
  const page = await open(t, kinds.operation);
  for (let i = 0; i < 25; i++) {
    await page.keyboard.press("Tab");
    const seen = await page.evaluate(() => {
      const e = document.activeElement, box = e.getBoundingClientRect(), style = getComputedStyle(e);
      return { tag: e.outerHTML.slice(0, 80), outline: style.outlineStyle, width: box.width, top: box.top, bottom: box.bottom };
    });
    assert.equal(seen.outline, "solid", seen.tag);
    assert.ok(seen.width > 0 && seen.bottom > 0 && seen.top < 900, JSON.stringify(seen));
  }
});

test("all of it works without JavaScript", async (t) => {
  const page = await open(t, kinds["operation-figma"], { javaScriptEnabled: false, viewport: phone });
  for (const dead of [".search", ".theme", "[data-twin]"]) assert.equal(await page.locator(dead).first().isVisible(), false, dead);
  await page.locator(".menu > summary").click();
  await page.locator(".menu").getByRole("link", { name: "Authentication" }).click();
  assert.equal(await page.locator("h1").innerText(), "Authentication");
  await page.locator("details.switch > summary").click();
  await page.locator("details.switch").getByRole("link", { name: "1.0.0" }).click();
  assert.match(page.url(), /1\.0\.0/);
  await page.getByRole("link", { name: "this page as Markdown" }).click();
  assert.match(page.url(), /\.md$/);
});
