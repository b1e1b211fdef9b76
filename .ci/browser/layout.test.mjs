// Where things stand, from a wide screen to a phone.
import assert from "node:assert/strict";
import { test } from "node:test";
import { kinds, medium, open, overflow, phone, shoot, wide } from "./browser.mjs";

const sizes = { wide, medium, phone };

for (const [kind, address] of Object.entries(kinds)) {
  test(`${kind} needs no horizontal scrolling`, async (t) => {
    const page = await open(t, address);
    for (const [size, viewport] of Object.entries(sizes)) {
      await page.setViewportSize(viewport);
      assert.ok(await overflow(page) <= 0, `at ${viewport.width} pixels it is ${await overflow(page)} too wide`);
      if (size !== "medium" || kind.startsWith("operation")) await shoot(page, `${kind}-${size}`);
    }
  });
}

for (const kind of ["operation", "operation-stripe", "overview", "schema", "catalogue", "changes"]) {
  test(`${kind} in the dark`, async (t) => {
    const page = await open(t, kinds[kind], { colorScheme: "dark" });
    await shoot(page, `${kind}-dark`);
    const [red, green, blue] = (await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).match(/\d+/g).map(Number);
    assert.ok(red + green + blue < 150, "the background is light");
  });
}

test("navigation, prose and samples stand side by side on a wide screen", async (t) => {
  const page = await open(t, kinds.operation);
  const [side, text, samples] = await Promise.all([".side", ".text", ".samples"].map((s) => page.locator(s).boundingBox()));
  assert.ok(side.x + side.width <= text.x && text.x + text.width <= samples.x, JSON.stringify({ side, text, samples }));
  await page.evaluate(() => scrollTo({ top: 800, behavior: "instant" }));
  for (const stays of [".side", ".samples"]) {
    const box = await page.locator(stays).boundingBox();
    assert.ok(box.y >= 0 && box.y < 120, `${stays} scrolls away, to ${box.y}`);
  }
});

test("a phone has one column, with the navigation folded", async (t) => {
  const page = await open(t, kinds.operation, { viewport: phone });
  const nav = page.locator(".menu > div");
  assert.equal(await nav.isVisible(), false);
  await page.locator(".menu > summary").click();
  assert.equal(await nav.isVisible(), true);
  assert.ok(await overflow(page) <= 0);
  await shoot(page, "menu-phone");
});

test("paper gets the prose alone", async (t) => {
  const page = await open(t, kinds.operation);
  await page.emulateMedia({ media: "print" });
  for (const gone of [".top", ".side", ".foot"]) assert.equal(await page.locator(gone).isVisible(), false, gone);
  assert.equal(await page.locator("h1").isVisible(), true);
});
