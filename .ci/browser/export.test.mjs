// The static export, opened as files and served from a sub-path.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createReadStream, existsSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { folder, open, overflow, shoot } from "./browser.mjs";
import { binary, root } from "./server.mjs";

const site = join(folder, "site");
let server, sub;

before(async () => {
  execFileSync(binary, ["docs", join(root, "corpus/figma/0.43.0.yaml"), "-o", site], { stdio: "pipe" });
  const types = { ".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".md": "text/markdown" };
  server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://x").pathname));
    const file = join(site, path.replace(/^\/docs\/api/, "").replace(/\/$/, "/index.html"));
    if (!path.startsWith("/docs/api/") || !existsSync(file)) return response.writeHead(404).end();
    response.writeHead(200, { "content-type": types[extname(file)] ?? "application/octet-stream" });
    createReadStream(file).pipe(response);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  sub = `http://127.0.0.1:${server.address().port}/docs/api/`;
});
after(() => server?.close());

for (const [name, base] of [["as files", () => pathToFileURL(site).href + "/"], ["from a sub-path", () => sub]]) {
  test(`the export works ${name}`, async (t) => {
    const page = await open(t, base() + "index.html");
    await shoot(page, `export-${name.replaceAll(" ", "-")}`);
    assert.match(await page.locator("h1").innerText(), /^Figma API/);
    assert.notEqual(await page.evaluate(() => getComputedStyle(document.querySelector(".top")).display), "block", "the style is missing");
    assert.ok(await page.evaluate(() => document.querySelector(".brand img").naturalWidth > 0), "the logo is missing");
    await page.locator(".menu").getByRole("link", { name: /^Comments/ }).click();
    await page.locator("main").getByRole("link", { name: /POST \/v1\/files\/\{file_key\}\/comments$/ }).click();
    assert.equal(await page.locator("h1").innerText(), "Add a comment to a file");
    await page.getByRole("button", { name: "Dark colours" }).click();
    assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), "dark");
    assert.ok(await overflow(page) <= 0);
    await page.keyboard.press("/");
    await page.getByRole("combobox").fill("get comments");
    await page.getByRole("option").first().waitFor();
    await page.keyboard.press("Enter");
    await page.waitForURL(/operations\/getComments\.html/);
    await page.getByRole("button", { name: "Try it" }).click();
    await page.getByRole("button", { name: "Send" }).waitFor();
    await page.getByRole("link", { name: "this page as Markdown" }).click();
    assert.match(page.url(), /operations\/getComments\.md$/);
  });
}
