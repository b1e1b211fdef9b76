// Performs calls, and prints what each gave as a line of JSON: see Outcome in outcome.go.
import { ApiError, CallError, ConnectionError, DecodeError, TimeoutError } from "./index.js";
import { writeJSON } from "./runtime/json.js";

/** How a case is to be called. */
export interface How {
  readonly calls: number;
  readonly take: number;
  readonly cancel: boolean;
  readonly parallel: boolean;
  readonly env: Readonly<Record<string, string>>;
  /** The names of errors by their class. */
  readonly errors: readonly (readonly [string, abstract new (...args: never[]) => Error])[];
}

/** What a call is given: how to give it up, and where to warn. */
export interface Given {
  readonly signal?: AbortSignal;
  readonly logger: { warn(text: string): void };
}

declare const process: { env: Record<string, string | undefined> };

/** Runs a case: makes its client, and calls. */
export async function run<C>(name: string, how: How, connect: (given: Given) => C, call: (client: C, given: Given) => Promise<unknown>) {
  const warnings: string[] = [];
  const controller = new AbortController();
  const given: Given = { logger: { warn: (text) => void warnings.push(text) }, ...(how.cancel && { signal: controller.signal }) };
  Object.assign(process.env, how.env);
  const client = connect(given);
  const one = async (i: number) => {
    const timer = how.cancel ? setTimeout(() => controller.abort(), 500) : undefined;
    const outcome = await ended(call(client, given), how);
    clearTimeout(timer);
    console.log(writeJSON({ case: name, call: i, ...outcome, warnings: warnings.splice(0) }));
  };
  const calls = Array.from({ length: how.calls }, (_, i) => i);
  if (how.parallel) await Promise.all(calls.map(one));
  else for (const i of calls) await one(i);
  for (const key of Object.keys(how.env)) delete process.env[key];
}

async function ended(call: Promise<unknown>, how: How): Promise<object> {
  try {
    return { value: await printable(await call, how.take) };
  } catch (error) {
    return { error: fault(error, how) };
  }
}

/** What can be printed of what a call returned. */
async function printable(value: unknown, take: number): Promise<unknown> {
  if (value instanceof Response) return digest(await value.arrayBuffer());
  if (typeof value !== "object" || value === null || !(Symbol.asyncIterator in value)) return value;
  const items: unknown[] = [];
  for await (const item of value as AsyncIterable<unknown>) {
    items.push(item instanceof Object && "event" in item && "data" in item ? { event: item.event, id: "id" in item ? item.id : "", data: item.data } : item);
    if (items.length === take) break;
  }
  return items;
}

async function digest(bytes: ArrayBuffer): Promise<object> {
  const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return { size: bytes.byteLength, sha256: Array.from(sum, (byte) => byte.toString(16).padStart(2, "0")).join("") };
}

function fault(error: unknown, { errors }: How): object {
  const message = String(error instanceof Error ? error.message : error);
  if (error instanceof ApiError) {
    const [name] = errors.find(([, type]) => error instanceof type) ?? [""];
    const { status, title, detail } = error;
    const id = error.headers.get("X-Request-Id") ?? "";
    return { kind: "status", status, name, body: name ? error.body : error.text, message, title, detail, id };
  }
  return { kind: kindOf(error), message: error instanceof CallError || !(error instanceof Error) ? message : `${error.name}: ${message}` };
}

function kindOf(error: unknown): string {
  if (error instanceof TimeoutError) return "timeout";
  if (error instanceof ConnectionError) return "connection";
  if (error instanceof DecodeError) return "decode";
  return error instanceof Error && error.name === "AbortError" ? "canceled" : "other";
}

/** A middleware that leaves a trace. */
export async function hook(request: Request, next: (request: Request) => Promise<Response>): Promise<Response> {
  request.headers.set("X-Hook", "seen");
  return next(request);
}

/** So many bytes: the i-th is i*7 mod 251. */
export function pattern(size: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: size }, (_, i) => (i * 7) % 251);
}

/** Bytes as a stream, in pieces. */
export function stream(bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) return controller.close();
      controller.enqueue(bytes.subarray(at, (at += 10_000)));
    },
  });
}
