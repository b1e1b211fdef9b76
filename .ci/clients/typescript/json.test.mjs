import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./runtime.mjs";

const { readJSON, readDecimals, writeJSON } = await load("json");
const { Decimal } = await load("decimal");

test("integers beyond 2^53 are read as bigints, others as numbers", () => {
  const text = '{"a":9007199254740993,"b":9007199254740991,"c":[-18446744073709551615],"d":"9007199254740993","e":1e300}';
  assert.deepEqual(readJSON(text), { a: 9007199254740993n, b: 9007199254740991, c: [-18446744073709551615n], d: "9007199254740993", e: 1e300 });
});

test("strings that look like what the reader marks stay strings", () => {
  const text = '["exact:12345678901234567890", "exact::1", 12345678901234567890, "\\"12345678901234567890\\\\"]';
  assert.deepEqual(readJSON(text), ["exact:12345678901234567890", "exact::1", 12345678901234567890n, '"12345678901234567890\\']);
});

test("fractions keep their digits where the contract has decimals", () => {
  const { price, share, count } = readDecimals('{"price":0.1000000000000000055511151231257827,"share":1.5,"count":12345678901234567}');
  assert.equal(String(price), "0.1000000000000000055511151231257827");
  assert.ok(price instanceof Decimal);
  assert.equal(share, 1.5);
  assert.equal(count, 12345678901234567n);
  assert.equal(typeof readJSON("0.1000000000000000055511151231257827"), "number");
});

test("numbers too large for a number are decimals too", () => {
  assert.equal(String(readDecimals("[123456789012345678901234567890e400]")[0]), "123456789012345678901234567890e400");
});

test("what is read is written again with all digits", () => {
  for (const text of ['{"a":9007199254740993}', '[0.12345678901234567890123,-9223372036854775808]', '{"a":[1,"x",null,true]}']) {
    assert.equal(writeJSON(readDecimals(text)), text);
  }
});

test("a text that imitates a written bigint stays a text", () => {
  assert.equal(writeJSON({ a: 10n, b: "exact:0.5:0.5:10" }), '{"a":10,"b":"exact:0.5:0.5:10"}');
});

test("strings of any length are read", () => {
  const long = '\\n\\"'.repeat(1 << 20);
  const { id, text } = readJSON(`{"text":"${long}\\\\","id":12345678901234567890}`);
  assert.deepEqual([id, text.length], [12345678901234567890n, (2 << 20) + 1]);
});

test("what is not JSON is refused, whatever numbers it holds", () => {
  for (const text of ['{"a":12345678901234567890', '"12345678901234567890', "12345678901234567890x", "[12345678901234567890,]", "-12345678901234567890-1"]) {
    assert.throws(() => readJSON(text), SyntaxError, text);
  }
});

test("circles are refused and not overlooked", () => {
  const circle = { n: 1n };
  circle.self = circle;
  assert.throws(() => writeJSON(circle), TypeError);
});

test("a Decimal is a number in digits, and nothing else", () => {
  assert.equal(Number(new Decimal("1.50")), 1.5);
  for (const text of ["", "1.", "0x1", "1,5", "NaN", "01"]) assert.throws(() => new Decimal(text), TypeError);
});
