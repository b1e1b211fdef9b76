import { Decimal } from "./decimal.js";

/** Reads JSON. An integer that a number cannot hold exactly becomes a bigint. */
export function readJSON(text: string): unknown {
  return /\d{16}/.test(text) ? readExactly(text, integer) : JSON.parse(text);
}

/** Reads JSON as readJSON does, and fractions that a number cannot hold become a Decimal. */
export function readDecimals(text: string): unknown {
  return /\d[\d.]{15}/.test(text) ? readExactly(text, (token) => integer(token) ?? fraction(token)) : JSON.parse(text);
}

/** Writes JSON: bigints and Decimals with all of their digits. */
export function writeJSON(value: unknown): string {
  try {
    return JSON.stringify(value) ?? "null";
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return writeExactly(value);
  }
}

/** Numbers that JSON.parse would change go through it as marked strings. */
function readExactly(text: string, exact: (token: string) => bigint | Decimal | undefined): unknown {
  const mark = unused(text);
  let safe = "";
  let copied = 0;
  for (let at = 0; at < text.length; ) {
    const quote = text.indexOf('"', at);
    const end = quote < 0 ? text.length : quote;
    const between = end - at < 16 ? [] : text.slice(at, end).matchAll(/-?\d[\d.eE+-]*/g);
    for (const { 0: token, index = 0 } of between) {
      if (exact(token) === undefined) continue;
      safe += `${text.slice(copied, at + index)}"${mark}${token}"`;
      copied = at + index + token.length;
    }
    at = afterString(text, end);
  }
  if (copied === 0) return JSON.parse(text);
  return JSON.parse(safe + text.slice(copied), (_, value: unknown) =>
    typeof value === "string" && value.startsWith(mark) ? exact(value.slice(mark.length)) : value,
  );
}

/** Where the string that begins at a quote has ended. */
function afterString(text: string, quote: number): number {
  for (let at = quote; ; ) {
    at = text.indexOf('"', at + 1);
    if (at < 0) return text.length;
    let slashes = 0;
    while (text[at - 1 - slashes] === "\\") slashes++;
    if (slashes % 2 === 0) return at + 1;
  }
}

function integer(token: string): bigint | undefined {
  return /^-?\d{16,}$/.test(token) && !Number.isSafeInteger(Number(token)) ? BigInt(token) : undefined;
}

function fraction(token: string): Decimal | undefined {
  if (Number.isNaN(Number(token)) || digits(token) === digits(String(Number(token)))) return undefined;
  return new Decimal(token);
}

/** The digits of a number that count: without sign, point, exponent and zeros at either end. */
function digits(token: string): string {
  return token.replace(/[eE].*|[-.]/g, "").replace(/^0+|0+$/g, "");
}

function writeExactly(value: unknown): string {
  const mark = `exact:${Math.random()}:${Math.random()}:`;
  const text = JSON.stringify(value, function (this: Record<string, unknown>, key, item: unknown) {
    const before = this[key];
    if (before instanceof Decimal) return mark + String(before);
    return typeof item === "bigint" ? mark + String(item) : item;
  });
  return text.replaceAll(new RegExp(`"${mark.replaceAll(".", "\\.")}([^"]*)"`, "g"), "$1");
}

/** A text that does not stand in the given one. */
function unused(text: string): string {
  let mark = "exact:";
  while (text.includes(mark)) mark += ":";
  return mark;
}
