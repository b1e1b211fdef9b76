import { anything, mediaTypeOf, nothing, type Reading } from "./decoder.js";
import { DecodeError } from "./errors.js";
import type { Operation, Result } from "./operation.js";

/** Whether a status is a success: by HTTP, or because the contract says so. */
export function succeeded({ results = [] }: Operation, status: number): boolean {
  return (status >= 200 && status < 300) || results.some(([documented]) => documented === String(status));
}

/** Reads a successful reply as the contract says. */
export async function decode(operation: Operation, reply: Response, reading: Reading): Promise<unknown> {
  try {
    return await decoderFor(operation, reply)(reply, reading);
  } catch (cause) {
    if (cause instanceof SyntaxError) throw new DecodeError(reading.asked, reply, { cause });
    throw cause;
  }
}

/** An exact status goes before a range, and a range before any; among equals the media type decides. */
function decoderFor({ results = [] }: Operation, reply: Response) {
  if (reply.status === 204 || reply.status === 205) return nothing;
  const type = mediaTypeOf(reply.headers);
  const found = statusesFor(reply.status)
    .map((status) => results.filter(([documented]) => documented === status))
    .find((some) => some.length > 0);
  const [, decoder = anything] = (found ?? results).find((result) => fits(result, type)) ?? found?.[0] ?? results[0] ?? [];
  return decoder;
}

function fits([, , range]: Result, type: string): boolean {
  if (range === undefined) return true;
  const [kind, subtype] = range.toLowerCase().split(";")[0]!.split("/");
  return kind === "*" || (subtype === "*" ? type.startsWith(`${kind}/`) : type === `${kind}/${subtype}`);
}

/** "404", "4XX", "default" */
export function statusesFor(status: number): string[] {
  return [String(status), `${Math.floor(status / 100)}XX`, "default"];
}
