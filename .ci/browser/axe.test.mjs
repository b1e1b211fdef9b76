// WCAG 2.2 AA, as far as a machine can tell, on every kind of page in both themes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { kinds, open, phone, violations, wide } from "./browser.mjs";

for (const [kind, address] of Object.entries(kinds)) {
  for (const colorScheme of ["light", "dark"]) {
    test(`axe finds nothing wrong with ${kind}, ${colorScheme}`, async (t) => {
      const page = await open(t, address, { colorScheme, viewport: colorScheme === "dark" ? phone : wide, bypassCSP: true });
      assert.deepEqual(await violations(page), []);
    });
  }
}
