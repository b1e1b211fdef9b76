// Search as one types.
import assert from "node:assert/strict";
import { test } from "node:test";
import { kinds, open, phone, shoot, violations } from "./browser.mjs";

const github = "/apis/github/23.0.2";

// ask opens the search with "/" and types.
async function ask(page, text) {
  await page.locator("h1").waitFor();
  await page.keyboard.press("/");
  const field = page.getByRole("combobox");
  await field.waitFor();
  await field.fill(text);
  await page.getByRole("option").first().waitFor();
  return field;
}

test("'/' opens the search, and Enter leads to what was found", async (t) => {
  const page = await open(t, github);
  await ask(page, "create gist");
  await shoot(page, "search-wide");
  assert.match(await page.getByRole("option").first().innerText(), /POST[\s\S]*\/gists/);
  await page.keyboard.press("Enter");
  await page.waitForURL(/operations\/gists-create$/);
  assert.equal(await page.locator("h1").innerText(), "Create a gist");
});

test("the search forgives a typo, from an operation's page as well", async (t) => {
  const page = await open(t, github + "/operations/gists-create");
  await ask(page, "create webhok repository");
  const first = await page.getByRole("option").evaluateAll((all) => all.slice(0, 3).map((o) => o.innerText));
  assert.ok(first.some((o) => o.includes("/repos/{owner}/{repo}/hooks")), first.join("\n"));
});

test("arrows choose, Escape closes and gives the focus back", async (t) => {
  const page = await open(t, github);
  await page.locator("button.search").click();
  await page.getByRole("combobox").fill("pull request");
  await page.getByRole("option").nth(2).waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  const active = await page.getByRole("combobox").getAttribute("aria-activedescendant");
  assert.equal(await page.locator("#" + active).getAttribute("aria-selected"), "true");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  assert.equal(await page.evaluate(() => document.activeElement.className), "search js");
});

test("a property is found, and leads to its place", async (t) => {
  const page = await open(t, "/apis/figma/2.0.0");
  await ask(page, "branch_data");
  await page.keyboard.press("Enter");
  await page.waitForURL(/2\.0\.0\/(operations|schemas)\//);
  const id = decodeURIComponent(new URL(page.url()).hash.slice(1));
  if (id) assert.equal(await page.locator(`[id="${id}"]`).isVisible(), true);
});

test("the catalogue is searched without a script", async (t) => {
  const page = await open(t, "/", { javaScriptEnabled: false });
  await page.getByRole("searchbox").fill("team github");
  await page.getByRole("button", { name: "Search" }).click();
  assert.deepEqual(await page.locator(".card h2").allInnerTexts(), ["GitHub"]);
});

for (const [name, viewport, colorScheme] of [["wide", undefined, "light"], ["phone", phone, "dark"]]) {
  test(`axe finds nothing wrong with the search, ${name}`, async (t) => {
    const page = await open(t, kinds["operation-figma"], { colorScheme, bypassCSP: true, ...(viewport && { viewport }) });
    await page.locator("button.search").click();
    await page.getByRole("combobox").fill("comment");
    await page.getByRole("option").first().waitFor();
    await shoot(page, `search-${name}-${colorScheme}`);
    assert.deepEqual(await violations(page), []);
  });
}

test("what the search loads for GitHub's document is small", async (t) => {
  const page = await open(t, github);
  let bytes = 0;
  page.on("response", async (r) => { if (r.url().includes("search")) bytes += Number(r.headers()["content-length"] ?? (await r.body()).length); });
  await ask(page, "list");
  assert.ok(bytes > 0 && bytes < 150_000, `${bytes} bytes`);
});
