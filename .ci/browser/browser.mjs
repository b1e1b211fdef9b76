// Pages in a browser, for tests.
import { mkdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before } from "node:test";
import { chromium } from "playwright-core";

export const site = process.env.STEWARD_URL;
export const folder = process.env.STEWARD_FOLDER;
const shots = join(folder, "screenshots");

export const wide = { width: 1440, height: 900 };
export const medium = { width: 1024, height: 768 };
export const phone = { width: 390, height: 844 };

let browser;
before(async () => {
  mkdirSync(shots, { recursive: true });
  browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
});
after(() => browser?.close());

// open opens an address in a browser of its own. Options are Playwright's for a context. Errors of scripts, and what the
// Content-Security-Policy refuses, fail the test when it closes the page.
export async function open(t, address, options = {}) {
  const context = await browser.newContext({ viewport: wide, ...options });
  const page = await context.newPage();
  const wrong = [];
  page.on("pageerror", (e) => wrong.push(e.message));
  page.on("console", (m) => { if (m.type() === "error" && !/status of 4\d\d/.test(m.text())) wrong.push(m.text()); });
  t.after(async () => {
    await context.close();
    if (wrong.length) throw new Error(`${address}: ${wrong.join("\n")}`);
  });
  const answer = await page.goto(address.includes(":") ? address : site + address);
  if (answer && answer.status() !== (address === kinds.missing ? 404 : 200)) throw new Error(`${address} is a ${answer.status()}`);
  return page;
}

// shoot takes a picture for a person to look at.
export const shoot = (page, name) => page.screenshot({ path: join(shots, name + ".png") });

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

// violations returns what axe finds against WCAG 2.2 AA and good practice, one line each.
export async function violations(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => window.axe.run({ resultTypes: ["violations"], preload: false }));
  return found.violations.flatMap((v) => v.nodes.slice(0, 3).map((n) => `${v.id}: ${n.target.join(" ")}: ${n.html.slice(0, 160)} ${n.any.map((a) => a.message).join("; ")}`));
}

// overflow is by how many pixels a page is wider than its window.
export const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

// kinds are one address of each kind of page, on real documents.
export const kinds = {
  catalogue: "/",
  api: "/apis/figma",
  changelog: "/apis/figma/changelog",
  overview: "/apis/steward/latest",
  "overview-large": "/apis/github/23.0.2",
  tag: "/apis/github/23.0.2/tags/gists",
  operation: "/apis/github/23.0.2/operations/repos-create-webhook",
  "operation-stripe": "/apis/stripe/0.203.0/operations/PostCharges",
  "operation-kubernetes": "/apis/kubernetes/1.36.3/operations/createCoreV1NamespacedPod",
  "operation-figma": "/apis/figma/2.0.0/operations/getFile",
  "operation-steward": "/apis/steward/latest/operations/publishVersion",
  webhooks: "/apis/library/1.2.0/webhooks",
  webhook: "/apis/library/1.2.0/webhooks/POST-lent",
  schemas: "/apis/github/23.0.2/schemas",
  schema: "/apis/stripe/0.203.0/schemas/charge",
  authentication: "/apis/figma/2.0.0/authentication",
  changes: "/apis/figma/2.0.0/changes",
  findings: "/apis/figma/2.0.0/findings",
  guides: "/guides/",
  guide: "/guides/publishing",
  missing: "/apis/none",
};
