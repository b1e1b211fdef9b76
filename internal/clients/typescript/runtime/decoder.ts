import { readText } from "./bounded.js";
import type { Deadline } from "./deadline.js";
import { type Asked, DecodeError } from "./errors.js";
import { readDecimals, readJSON } from "./json.js";

/** What a reply answers, and how long reading it may take. */
export interface Reading {
  readonly asked: Asked;
  readonly deadline: Deadline;
  /** How many bytes a reply may have that is read whole. */
  readonly maxReply: number;
}

/** Reads a successful reply. */
export type Decoder = (reply: Response, reading: Reading) => unknown;

/** No content. */
export async function nothing(reply: Response): Promise<undefined> {
  await reply.body?.cancel();
}

/** JSON, and every +json. An empty body is undefined. */
export async function json(reply: Response, reading: Reading): Promise<unknown> {
  const all = await text(reply, reading);
  return all.trim() === "" ? undefined : readJSON(all);
}

/** JSON that holds decimals. */
export async function decimalJson(reply: Response, reading: Reading): Promise<unknown> {
  const all = await text(reply, reading);
  return all.trim() === "" ? undefined : readDecimals(all);
}

/** Text. */
export async function text(reply: Response, { asked, maxReply }: Reading): Promise<string> {
  const { text, whole } = await readText(reply, maxReply);
  if (!whole) throw new DecodeError(asked, reply, { cause: new RangeError(`it is longer than ${maxReply} bytes (maxReply)`) });
  return text;
}

/** Bytes, as they come: the Response of fetch. */
export function binary(reply: Response, { deadline }: Reading): Response {
  deadline.stream();
  return reply;
}

/** What the contract does not tell: by its media type. */
export function anything(reply: Response, reading: Reading): unknown {
  const type = mediaTypeOf(reply.headers);
  if (reply.status === 204 || reply.status === 205 || reply.headers.get("content-length") === "0") return nothing(reply);
  if (isJSON(type)) return json(reply, reading);
  return type.startsWith("text/") || type === "" ? text(reply, reading) : binary(reply, reading);
}

/** "application/json", without parameters. */
export function mediaTypeOf(headers: Headers): string {
  return (headers.get("content-type") ?? "").split(";")[0]!.trim().toLowerCase();
}

export function isJSON(type: string): boolean {
  return /^[^/]+\/(.+\+)?json$/.test(type);
}
