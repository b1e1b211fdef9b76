import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";
import { load } from "./runtime.mjs";

const styles = await load("styles");
const { escapeAll, escapeForm, escapeReserved } = await load("text");

const list = ["a b", "c/d"];
const object = { x: 1, y: "ü" };

// Style, value, and what OpenAPI 3.1.1, section 4.8.12.3 ("Style Examples") makes of it.
const table = [
  ["simple", "a b", "a%20b"],
  ["simple", list, "a%20b,c%2Fd"],
  ["simple", object, "x,1,y,%C3%BC"],
  ["simpleExploded", object, "x=1,y=%C3%BC"],
  ["label", list, ".a%20b,c%2Fd"],
  ["labelExploded", list, ".a%20b.c%2Fd"],
  ["labelExploded", object, ".x=1.y=%C3%BC"],
  ["matrix", "", ";key"],
  ["matrix", list, ";key=a%20b,c%2Fd"],
  ["matrixExploded", list, ";key=a%20b;key=c%2Fd"],
  ["matrixExploded", object, ";x=1;y=%C3%BC"],
  ["form", "v", "key=v"],
  ["form", "", "key="],
  ["form", list, "key=a%20b&key=c%2Fd"],
  ["form", [], ""],
  ["form", object, "x=1&y=%C3%BC"],
  ["form", { tags: [1, 2] }, "tags=1&tags=2"],
  ["formJoined", list, "key=a%20b,c%2Fd"],
  ["spaceDelimited", list, "key=a%20b%20c%2Fd"],
  ["pipeDelimited", object, "key=x%7C1%7Cy%7C%C3%BC"],
  ["deepObject", { a: { b: 1 }, c: [true, null, false] }, "key%5Ba%5D%5Bb%5D=1&key%5Bc%5D%5B0%5D=true&key%5Bc%5D%5B1%5D=false"],
  ["jsonPair", { a: [1n] }, "key=%7B%22a%22%3A%5B1%5D%7D"],
  ["form", new Date(0), "key=1970-01-01T00%3A00%3A00.000Z"],
  ["form", 9007199254740993n, "key=9007199254740993"],
];

for (const [style, value, want] of table) {
  test(`${style} writes ${inspect(value)}`, () => {
    assert.equal(styles[style]("key", value, escapeAll), want);
  });
}

test("all but unreserved characters are encoded", () => {
  assert.equal(escapeAll("aZ09-._~!*'()#%&+/:;=?@[] "), "aZ09-._~%21%2A%27%28%29%23%25%26%2B%2F%3A%3B%3D%3F%40%5B%5D%20");
});

test("reserved characters are kept on request, and so is what is encoded already", () => {
  assert.equal(escapeReserved("a/b?c=d&e%20f%zz#g"), "a/b?c=d&e%20f%25zz%23g");
});

test("forms write a space as a plus", () => {
  assert.equal(escapeForm("a b+c~*'"), "a+b%2Bc%7E*%27");
});
