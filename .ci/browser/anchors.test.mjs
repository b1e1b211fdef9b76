// Links to places on a page, and folding.
import assert from "node:assert/strict";
import { test } from "node:test";
import { kinds, open } from "./browser.mjs";

// deepest returns the id of the place that stands within the most folds.
const deepest = (page) => page.evaluate(() => {
  const depth = (e) => { let n = 0; for (; e; e = e.parentElement) if (e.localName === "details") n++; return n; };
  return [...document.querySelectorAll("main li[id]")].reduce((a, b) => depth(b) > depth(a) ? b : a).id;
});

const inView = (page, id) => page.waitForFunction((id) => {
  const box = document.getElementById(id).getBoundingClientRect();
  return box.top >= 0 && box.top < innerHeight / 2;
}, id, { timeout: 3000 });

for (const kind of ["operation", "operation-stripe", "operation-kubernetes"]) {
  test(`a deep link into ${kind} opens what it is folded in, and is in view`, async (t) => {
    const first = await open(t, kinds[kind]);
    const id = await deepest(first);
    const page = await open(t, `${kinds[kind]}#${encodeURIComponent(id)}`);
    assert.equal(await page.locator(`[id="${id}"]`).isVisible(), true);
    await inView(page, id);
    assert.equal(await page.evaluate((id) => !!document.getElementById(id).closest("details:not([open])"), id), false);
  });

  test(`so does a link within ${kind}`, async (t) => {
    const page = await open(t, kinds[kind]);
    const id = await deepest(page);
    await page.evaluate((id) => { location.hash = id; }, id);
    assert.equal(await page.locator(`[id="${id}"]`).isVisible(), true);
    await inView(page, id);
  });
}

test("ids are unique and plain", async (t) => {
  const page = await open(t, kinds["operation-stripe"]);
  const ids = await page.evaluate(() => [...document.querySelectorAll("[id]")].map((e) => e.id));
  assert.equal(new Set(ids).size, ids.length);
  assert.deepEqual(ids.filter((id) => /[\s/#%]/.test(id)), []);
});

test("unfolding does not move what one looks at", async (t) => {
  const page = await open(t, kinds["operation-kubernetes"]);
  const fold = page.locator("main details:not([open]) > summary").first();
  await fold.scrollIntoViewIfNeeded();
  const before = await fold.boundingBox();
  await fold.click();
  const after = await page.locator("main details > summary").and(page.locator(":focus")).boundingBox();
  assert.ok(Math.abs(before.y - after.y) < 1, `from ${before.y} to ${after.y}`);
});

test("a link to a place appears beside it", async (t) => {
  const page = await open(t, kinds.operation);
  await page.locator("main li[id]").first().hover();
  const id = await page.locator("main li[id]").first().getAttribute("id");
  assert.equal(await page.locator("main li[id] > .anchor").first().getAttribute("href"), "#" + id);
});
