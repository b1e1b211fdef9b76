import type { Reply } from "./call.js";
import type { CallOptions, Config, Send } from "./config.js";
import { Deadline } from "./deadline.js";
import { heedDeprecation } from "./deprecation.js";
import { type Asked, CallError, ConnectionError, messageOf, TimeoutError } from "./errors.js";
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
  const lost = (cause: unknown): never => {
    if (cause instanceof CallError) throw cause;
    if (deadline.expired) throw new TimeoutError(asked, `no reply within ${timeout} ms`, { cause });
    throw new ConnectionError(asked, messageOf(cause), { cause });
  };
  try {
    options.signal?.throwIfAborted();
    const request = await signed(sent, credentials, deadline.signal);
    const reply = await sender(config, sent, lost)(request);
    heedDeprecation(config, operation.name, reply.headers);
    const { status, headers } = reply;
    if (!succeeded(operation, status)) return { error: await failureOf(operation, asked, reply).catch(lost), status, headers };
    const data = (await decode(operation, reply, { asked, deadline, maxReply: config.maxReply }).catch(lost)) as T;
    return { reply: { data, status, headers, url: reply.url || request.url } };
  } catch (error) {
    options.signal?.throwIfAborted();
    if (error instanceof CallError) return { error };
    throw error;
  } finally {
    deadline.finish();
  }
}

/** The middleware, the first outermost, around fetch. */
function sender(config: Config, sent: Draft, lost: (cause: unknown) => never): Send {
  const send: Send = (request) => config.fetch(request).catch(lost);
  const last: Send = inBrowser() ? send : (request) => follow(request, sent.body, send);
  return config.middleware.reduceRight<Send>((next, middleware) => (request) => middleware(request, next), last);
}
