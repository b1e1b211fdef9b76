// What search.test.mjs leaves: the dialog itself, folders without a server, hostile documents, and how long it takes.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { folder, kinds, open, phone, shoot, violations } from "./browser.mjs";
import { root } from "./server.mjs";

const binary = process.env.STEWARD_BINARY ?? join(root, "bin/steward");
const field = (page) => page.getByRole("combobox", { name: "Search" });
const options = (page) => page.getByRole("option");

// search opens the dialog and types, and waits until the whole index is there and has been searched.
async function search(page, typed) {
  if (!await field(page).isVisible()) await page.keyboard.press("/");
  await field(page).fill(typed);
  await page.waitForFunction(() => window.steward.search.ready());
}

test("arrows go round the results, and the field says which is chosen", async (t) => {
  const page = await open(t, kinds.operation);
  await search(page, "webhook");
  assert.equal(await field(page).getAttribute("aria-expanded"), "true");
  const count = await options(page).count();
  assert.ok(count > 3);
  for (const [key, at] of [["ArrowDown", 1], ["ArrowDown", 2], ["ArrowUp", 1], ["ArrowUp", 0], ["ArrowUp", count - 1], ["ArrowDown", 0]]) {
    await page.keyboard.press(key);
    assert.equal(await field(page).getAttribute("aria-activedescendant"), await options(page).nth(at).getAttribute("id"));
    assert.equal(await page.locator(".find [aria-selected=true]").count(), 1);
    assert.equal(await options(page).nth(at).getAttribute("aria-selected"), "true");
  }
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("role")), "combobox");
});

test("results lead to places that are there", async (t) => {
  const page = await open(t, kinds.operation);
  for (const [typed, kind] of [["stargazers_count", /Property of/], ["repository full_name", /Property of/], ["per_page", /Query parameter of/], ["ghsa_id", /Path parameter of/]]) {
    await search(page, typed);
    const result = options(page).filter({ hasText: kind }).first();
    const address = await result.getAttribute("href");
    assert.match(address, /#/, typed);
    await result.click();
    await page.waitForURL("**/*#*");
    const id = decodeURIComponent(new URL(page.url()).hash.slice(1));
    assert.equal(await page.locator(`[id="${id}"]`).isVisible(), true, `${typed}: ${address}`);
  }
});

test("what fits is marked; when nothing does, it says so", async (t) => {
  const page = await open(t, kinds.operation);
  await search(page, "repo invit");
  assert.deepEqual([...new Set((await page.locator(".find mark").allTextContents()).map((m) => m.toLowerCase()))].sort(), ["invit", "repo"]);
  await search(page, "xylophone");
  await page.getByRole("status").filter({ hasText: "Nothing fits “xylophone”" }).waitFor();
  assert.equal(await field(page).getAttribute("aria-expanded"), "false");
  assert.equal(await options(page).count(), 0);
});

test("axe finds nothing wrong with results of every kind, or none", async (t) => {
  const page = await open(t, kinds.operation, { colorScheme: "light", bypassCSP: true });
  for (const typed of ["hook", "full_name", "xylophone", ""]) {
    await search(page, typed || "x");
    await field(page).fill(typed);
    assert.deepEqual(await violations(page), [], `“${typed}” in the light`);
    await shoot(page, `search-${typed || "empty"}`);
  }
  await page.emulateMedia({ colorScheme: "dark" });
  await page.setViewportSize(phone);
  await search(page, "full_name");
  assert.deepEqual(await violations(page), [], "in the dark, on a phone");
});

// What is measured is said and not judged: machines differ.
for (const slower of [1, 4]) {
  test(`how long the first result takes on a processor ${slower} times slower`, async (t) => {
    const page = await open(t, kinds.operation);
    await (await page.context().newCDPSession(page)).send("Emulation.setCPUThrottlingRate", { rate: slower });
    await page.keyboard.press("/");
    await field(page).waitFor();
    await page.evaluate(() => {
      addEventListener("keydown", () => { window.pressed ??= performance.now(); }, true);
      new MutationObserver(() => { window.shown ??= performance.now(); }).observe(document.getElementById("find-list"), { childList: true });
    });
    await page.waitForTimeout(300); // as long as a hand takes from one key to the next
    await page.keyboard.press("w");
    await options(page).first().waitFor();
    t.diagnostic(`first result ${Math.round(await page.evaluate(() => window.shown - window.pressed))} ms after the first key`);
  });
}

// exported writes the site of a document into a folder of its own and returns the address of its first page.
function exported(name, document) {
  const source = join(folder, name + ".json"), site = join(folder, name);
  writeFileSync(source, document);
  execFileSync(binary, ["docs", source, "-o", site]);
  return pathToFileURL(join(site, "index.html")).href;
}

test("it works in a folder, without a server", async (t) => {
  const document = {
    openapi: "3.1.0", info: { title: "Shop", version: "1" },
    paths: { "/parcels": { get: { operationId: "parcels/list", summary: "List parcels", responses: { 200: { description: "OK" } } } } },
    components: { schemas: { Parcel: { type: "object", properties: { weight: { type: "integer" } } } } },
  };
  const page = await open(t, exported("searched", JSON.stringify(document)));
  for (const [typed, address] of [["list parcels", "operations/parcels-list.html"], ["weight", "schemas/Parcel.html#schema.weight"], ["shop", "index.html"]]) {
    await search(page, typed);
    await page.keyboard.press("Enter");
    await page.waitForURL("**/" + address);
  }
});

test("texts of a document stay texts", async (t) => {
  const attack = JSON.stringify("<img src=x onerror=document.title='hacked'>");
  const hostile = readFileSync(join(root, "internal/portal/portaltest/testdata/hostile.json"), "utf8")
    .replaceAll('"ATTACK"', attack).replaceAll("ATTACK", attack.slice(1, -1));
  const page = await open(t, exported("hostile", hostile));
  const title = await page.title();
  await search(page, "img onerror");
  assert.ok(await options(page).count() > 0);
  assert.equal(await page.locator(".find img").count(), 0);
  assert.equal(await page.title(), title);
});
