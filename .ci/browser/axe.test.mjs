// WCAG 2.2 AA, as far as a machine can tell, on every kind of page in both themes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { kinds, open, phone, violations } from "./browser.mjs";

for (const [kind, address] of Object.entries(kinds)) {
  test(`axe finds nothing wrong with ${kind}`, async (t) => {
    const page = await open(t, address, { colorScheme: "light", bypassCSP: true });
    assert.deepEqual(await violations(page), [], "in the light");
    await page.emulateMedia({ colorScheme: "dark" });
    await page.setViewportSize(phone);
    assert.deepEqual(await violations(page), [], "in the dark, on a phone");
  });
}
