import type { Body } from "./body.js";
import type { CallOptions, Config } from "./config.js";
import type { Operation, Sent } from "./operation.js";
import { own } from "./own.js";
import { uuid } from "./random.js";
import type { Credentials, Proof } from "./scheme.js";
import { cookie, simple } from "./styles.js";
import { type Arguments, targetOf, written } from "./target.js";

/** A call that is ready to be sent, as often as need be. */
export interface Draft {
  readonly url: URL;
  readonly method: string;
  readonly headers: Headers;
  readonly cookies: readonly string[];
  readonly body: Body | undefined;
}

export function draft(config: Config, operation: Operation, args: Arguments, options: CallOptions, url?: URL): Draft {
  const { body: sent } = operation;
  const body = sent && args.body !== undefined ? sent.encode(args.body, chosen(sent, args)) : undefined;
  return {
    url: url ?? targetOf(config, operation, args, options),
    method: operation.method,
    headers: headersOf(config, operation, args, options, body),
    cookies: written(operation.cookies, args, cookie, true),
    body,
  };
}

/** How the body is sent, under the media type that was chosen for it. */
function chosen(sent: Sent, args: Arguments): Sent {
  const type = sent.chosenBy && own(args, sent.chosenBy);
  return typeof type === "string" ? { ...sent, type } : sent;
}

function headersOf(config: Config, operation: Operation, args: Arguments, options: CallOptions, body: Body | undefined): Headers {
  const headers = new Headers();
  // Browsers name themselves, and ask the API's leave for a request that does not let them.
  if (!inBrowser()) headers.set("user-agent", config.userAgent);
  headers.set("accept", operation.accept ?? "*/*");
  if (body?.type) headers.set("content-type", body.type);
  for (const parameter of operation.headers ?? []) {
    const [argument, key = argument] = parameter;
    for (const value of written([parameter], args, simple)) headers.set(key, value);
  }
  if (operation.idempotencyKey) headers.set(operation.idempotencyKey, options.idempotencyKey ?? `"${uuid()}"`);
  for (const [name, value] of Object.entries({ ...config.headers, ...options.headers })) headers.set(name, value);
  return headers;
}

/** A draft as a request, with proofs. */
export async function signed(draft: Draft, credentials: readonly Credentials[], signal: AbortSignal): Promise<Request> {
  const proof: Proof = { headers: new Headers(draft.headers), query: [], cookies: [...draft.cookies] };
  for (const one of credentials) await one.add(proof);
  const url = new URL(draft.url);
  if (proof.query.length > 0) url.search = [url.search.slice(1), ...proof.query].filter(Boolean).join("&");
  if (proof.cookies.length > 0) proof.headers.append("cookie", proof.cookies.join("; "));
  const body = draft.body?.open();
  return new Request(url, {
    method: draft.method,
    headers: proof.headers,
    signal,
    redirect: inBrowser() ? "follow" : "manual",
    ...(body !== undefined && { body }),
    ...(body instanceof ReadableStream && { duplex: "half" }),
  });
}

/** Whether this runs in a page or a worker of a browser. */
export function inBrowser(): boolean {
  return "document" in globalThis || "importScripts" in globalThis;
}
