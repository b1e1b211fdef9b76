/** Turns text into what may stand in a part of a URL. */
export type Escape = (text: string) => string;

/** Encodes all but the unreserved characters (RFC 3986, section 2.3). */
export function escapeAll(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, percent);
}

/** Keeps reserved characters too, and what is encoded already (RFC 6570, section 3.2.3); not "#", which would end the query. */
export function escapeReserved(text: string): string {
  return escapeAll(text)
    .replace(/%(3A|2F|3F|5B|5D|40|21|24|26|27|28|29|2A|2B|2C|3B|3D)/g, decodeURIComponent)
    .replace(/%25(?=[0-9A-Fa-f]{2})/g, "%");
}

/** As HTML forms do: a space is "+" (WHATWG URL, section 5.2). */
export function escapeForm(text: string): string {
  return encodeURIComponent(text)
    .replace(/[!'()~]/g, percent)
    .replaceAll("%20", "+");
}

/** Leaves the text as it is. */
export function asIs(text: string): string {
  return text;
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

/** Whether a value is given. Null is not: URLs, headers and forms cannot say it. */
export function given(value: unknown): value is {} {
  return value !== undefined && value !== null;
}

/** A value as text: dates in RFC 3339, objects in JSON. */
export function textOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  return typeof value === "object" && value !== null && !hasText(value) ? JSON.stringify(value) : String(value);
}

/** Whether an object is a value of its own, as a Decimal is, rather than fields. */
function hasText(value: object): boolean {
  return !Array.isArray(value) && value.toString !== Object.prototype.toString;
}

/** A list, in which values that are not given are left out; undefined for anything else. */
export function listOf(value: unknown): unknown[] | undefined {
  return Array.isArray(value) ? value.filter(given) : undefined;
}

/** The given fields of an object; undefined for anything else. */
export function fieldsOf(value: unknown): [string, unknown][] | undefined {
  if (typeof value !== "object" || value === null || value instanceof Date || Array.isArray(value)) return undefined;
  return hasText(value) ? undefined : Object.entries(value).filter(([, field]) => given(field));
}
