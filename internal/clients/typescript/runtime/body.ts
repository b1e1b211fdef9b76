import { writeJSON } from "./json.js";
import type { Part, Sent } from "./operation.js";
import type { Bytes } from "./types.js";

/** A body that is ready to be sent. */
export interface Body {
  /** Its media type. */
  readonly type?: string;
  /** The body for one attempt. */
  open(): BodyInit;
  /** Whether it can be opened only once. */
  readonly once?: boolean;
}

/** Makes the body of a value. */
export type BodyEncoder = (value: unknown, sent: Sent) => Body;

/** JSON, and every +json. */
export function jsonBody(value: unknown, { type }: Sent): Body {
  const text = writeJSON(value);
  return { type, open: () => text };
}

/** Text. */
export function textBody(value: unknown, { type }: Sent): Body {
  const text = String(value);
  return { type: type.startsWith("text/") && !/charset=/i.test(type) ? `${type}; charset=utf-8` : type, open: () => text };
}

/** Bytes as they are. A Blob's own type counts where the contract leaves it open. */
export function binaryBody(value: unknown, { type }: Sent): Body {
  const bytes = value as Bytes;
  const own = bytes instanceof Blob ? bytes.type : "";
  return { type: type.includes("*") ? own || "application/octet-stream" : type, ...opened(bytes) };
}

/** JSON lines (RFC 7464 without the record separator): one value a line, from a list or as they come. */
export function linesBody(value: unknown, { type }: Sent): Body {
  const line = (item: unknown) => `${writeJSON(item)}\n`;
  if (Array.isArray(value)) return { type, open: () => value.map(line).join("") };
  const iterator = (value as AsyncIterable<unknown>)[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value: item } = await iterator.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(line(item)));
    },
    cancel: async () => void (await iterator.return?.()),
  });
  return { type, open: () => stream, once: true };
}

/** How bytes are opened for an attempt. */
export function opened(bytes: Bytes): { open(): BodyInit; once?: boolean } {
  if (typeof bytes === "function") return { open: bytes };
  return { open: () => bytes as BodyInit, once: bytes instanceof ReadableStream };
}

/** The parts of an object's fields, in its own order: those that the contract does not tell of are written by default. */
export function partsOf(value: unknown, parts: readonly Part[] = []): [Part, unknown][] {
  const known = new Map(parts.map((part) => [part[0], part]));
  return Object.entries(value as object)
    .filter(([, field]) => field !== undefined && field !== null)
    .map(([key, field]) => [known.get(key) ?? [key], field]);
}
