import type { Reply } from "./call.js";
import type { CallOptions, Config, Send } from "./config.js";
import { Deadline } from "./deadline.js";
import { heedDeprecation } from "./deprecation.js";
import { type Asked, ConnectionError, DecodeError, messageOf, TimeoutError } from "./errors.js";
import { failureOf } from "./failure.js";
import type { Operation } from "./operation.js";
import { follow } from "./redirect.js";
import { type Draft, inBrowser, signed } from "./request.js";
import { decode, succeeded } from "./result.js";
import type { Credentials } from "./scheme.js";

/** How an attempt ended. */
export type Attempt<T> = { readonly reply: Reply<T> } | Failed;

export interface Failed {
  readonly error: unknown;
  /** Of the reply, if there was one. */
  readonly status?: number;
  readonly headers?: Headers;
}

/** Sends a call once. Rejects when its caller gives up, and when no request can be made. */
export async function attempt<T>(
  config: Config,
  operation: Operation,
  options: CallOptions,
  sent: Draft,
  credentials: readonly Credentials[],
): Promise<Attempt<T>> {
  const timeout = options.timeout ?? config.timeout;
  const deadline = new Deadline(timeout, options.signal);
  const asked: Asked = { method: sent.method, url: sent.url.origin + sent.url.pathname };
  try {
    options.signal?.throwIfAborted();
    const request = await signed(sent, credentials, deadline.signal);
    return await outcome<T>(config, operation, sent, request, { asked, deadline }).catch((error: unknown): Failed => {
      options.signal?.throwIfAborted();
      if (error instanceof DecodeError) return { error };
      if (deadline.expired) return { error: new TimeoutError(asked, `no reply within ${timeout} ms`, { cause: error }) };
      return { error: new ConnectionError(asked, messageOf(error), { cause: error }) };
    });
  } finally {
    deadline.finish();
  }
}

async function outcome<T>(
  config: Config,
  operation: Operation,
  sent: Draft,
  request: Request,
  reading: { asked: Asked; deadline: Deadline },
): Promise<Attempt<T>> {
  const reply = await sender(config, sent)(request);
  heedDeprecation(config, operation.name, reply.headers);
  const { status, headers } = reply;
  if (!succeeded(operation, status)) return { error: await failureOf(operation, reading.asked, reply), status, headers };
  const data = (await decode(operation, reply, reading)) as T;
  return { reply: { data, status, headers, url: reply.url || request.url } };
}

/** The middleware, the first outermost, around fetch. */
function sender(config: Config, sent: Draft): Send {
  const send: Send = (request) => config.fetch(request);
  const last: Send = inBrowser() ? send : (request) => follow(request, sent.body, send);
  return config.middleware.reduceRight<Send>((next, middleware) => (request) => middleware(request, next), last);
}
