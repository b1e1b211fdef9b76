import { writeJSON } from "./json.js";
import { asIs, type Escape, fieldsOf, listOf, textOf } from "./text.js";

/**
 * Writes a parameter as a part of a URL, header or cookie. Nothing but the empty text means that it is left out.
 * The styles are those of OpenAPI, "Style Values", after RFC 6570.
 */
export type Style = (key: string, value: unknown, escape: Escape) => string;

/** `a,b` · `x,1,y,2`: the default of paths and headers. */
export function simple(_: string, value: unknown, escape: Escape): string {
  return joined(value, escape, ",");
}

/** `a,b` · `x=1,y=2` */
export function simpleExploded(_: string, value: unknown, escape: Escape): string {
  return joined(value, escape, ",", "=");
}

/** `.a,b` · `.x,1,y,2` */
export function label(_: string, value: unknown, escape: Escape): string {
  return `.${joined(value, escape, ",")}`;
}

/** `.a.b` · `.x=1.y=2` */
export function labelExploded(_: string, value: unknown, escape: Escape): string {
  return `.${joined(value, escape, ".", "=")}`;
}

/** `;key=a,b` · `;key=x,1,y,2` */
export function matrix(key: string, value: unknown, escape: Escape): string {
  const text = joined(value, escape, ",");
  return `;${escape(key)}${text && `=${text}`}`;
}

/** `;key=a;key=b` · `;x=1;y=2` */
export function matrixExploded(key: string, value: unknown, escape: Escape): string {
  return pairs(key, value, escape).map((pair) => `;${pair}`).join("");
}

/** `key=a&key=b` · `x=1&y=2`: the default of queries and forms. */
export function form(key: string, value: unknown, escape: Escape): string {
  return pairs(key, value, escape).join("&");
}

/** `key=a,b` · `key=x,1,y,2` */
export function formJoined(key: string, value: unknown, escape: Escape): string {
  return delimited(key, value, escape, ",");
}

/** `key=a%20b` */
export function spaceDelimited(key: string, value: unknown, escape: Escape): string {
  return delimited(key, value, escape, "%20");
}

/** `key=a%7Cb` */
export function pipeDelimited(key: string, value: unknown, escape: Escape): string {
  return delimited(key, value, escape, "%7C");
}

/** `key=a%09b` (Swagger 2.0's tsv) */
export function tabDelimited(key: string, value: unknown, escape: Escape): string {
  return delimited(key, value, escape, "%09");
}

/** `key[x]=1&key[y][z]=2&key[list][0]=3` */
export function deepObject(key: string, value: unknown, escape: Escape): string {
  const inner = listOf(value)?.map((item, i): [string, unknown] => [String(i), item]) ?? fieldsOf(value);
  if (!inner) return `${escape(key)}=${escape(textOf(value))}`;
  return inner
    .map(([name, item]) => deepObject(`${key}[${name}]`, item, escape))
    .filter(Boolean)
    .join("&");
}

/** `key=a; key=b`: cookies. */
export function cookie(key: string, value: unknown, escape: Escape): string {
  return pairs(key, value, escape).join("; ");
}

/** `key=a; key=b`, not encoded (OpenAPI 3.2, "cookie"). */
export function plainCookie(key: string, value: unknown): string {
  return cookie(key, value, asIs);
}

/** `key=a,b`, not encoded. */
export function plainCookieJoined(key: string, value: unknown): string {
  return formJoined(key, value, asIs);
}

/** `key={"x":1}` */
export function jsonPair(key: string, value: unknown, escape: Escape): string {
  return `${escape(key)}=${escape(writeJSON(value))}`;
}

/** `{"x":1}` */
export function jsonText(_: string, value: unknown, escape: Escape): string {
  return escape(writeJSON(value));
}

/** `x=1&y=2`, or text that stands for a whole query already. */
export function wholeQuery(_: string, value: unknown, escape: Escape): string {
  return typeof value === "string" ? value : form("", value, escape);
}

function joined(value: unknown, escape: Escape, between: string, equals = between): string {
  const list = listOf(value);
  if (list) return list.map((item) => escape(textOf(item))).join(between);
  const fields = fieldsOf(value);
  if (!fields) return escape(textOf(value));
  return fields.map(([name, item]) => escape(name) + equals + escape(textOf(item))).join(between);
}

function pairs(key: string, value: unknown, escape: Escape): string[] {
  const pair = (name: string, item: unknown) => `${escape(name)}=${escape(textOf(item))}`;
  const list = listOf(value);
  if (list) return list.map((item) => pair(key, item));
  const fields = fieldsOf(value);
  if (!fields) return [pair(key, value)];
  return fields.flatMap(([name, item]) => listOf(item)?.map((one) => pair(name, one)) ?? [pair(name, item)]);
}

function delimited(key: string, value: unknown, escape: Escape, between: string): string {
  const text = joined(value, escape, between);
  return text && `${escape(key)}=${text}`;
}
