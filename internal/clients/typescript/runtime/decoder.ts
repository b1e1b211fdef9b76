import type { Deadline } from "./deadline.js";
import type { Asked } from "./errors.js";
import { readDecimals, readJSON } from "./json.js";

/** What a reply answers, and how long reading it may take. */
export interface Reading {
  readonly asked: Asked;
  readonly deadline: Deadline;
}

/** Reads a successful reply. */
export type Decoder = (reply: Response, reading: Reading) => unknown;

/** No content. */
export async function nothing(reply: Response): Promise<undefined> {
  await reply.body?.cancel();
}

/** JSON, and every +json. An empty body is undefined. */
export async function json(reply: Response): Promise<unknown> {
  const text = await reply.text();
  return text.trim() === "" ? undefined : readJSON(text);
}

/** JSON that holds decimals. */
export async function decimalJson(reply: Response): Promise<unknown> {
  const text = await reply.text();
  return text.trim() === "" ? undefined : readDecimals(text);
}

/** Text. */
export function text(reply: Response): Promise<string> {
  return reply.text();
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
  if (isJSON(type)) return json(reply);
  return type.startsWith("text/") || type === "" ? text(reply) : binary(reply, reading);
}

/** "application/json", without parameters. */
export function mediaTypeOf(headers: Headers): string {
  return (headers.get("content-type") ?? "").split(";")[0]!.trim().toLowerCase();
}

export function isJSON(type: string): boolean {
  return /^[^/]+\/(.+\+)?json$/.test(type);
}
