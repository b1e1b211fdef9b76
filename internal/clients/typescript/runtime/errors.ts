/** What was asked when something went wrong. */
export interface Asked {
  readonly method: string;
  /** Without query, which may hold credentials. */
  readonly url: string;
}

/** Any failure of a call, except that its caller cancelled it: then the reason of the AbortSignal is thrown. */
export class CallError extends Error {
  override name = "CallError";
  readonly request: Asked;

  constructor(request: Asked, text: string, options?: ErrorOptions) {
    super(`${request.method} ${pathOf(request.url)}: ${text}`, options);
    this.request = request;
  }
}

/** No reply came, or not all of it: no connection, or one that broke. */
export class ConnectionError extends CallError {
  override name = "ConnectionError";
}

/** No complete reply came in time. */
export class TimeoutError extends ConnectionError {
  override name = "TimeoutError";
}

/** A successful reply that cannot be read as the contract says. */
export class DecodeError extends CallError {
  override name = "DecodeError";
  readonly status: number;
  readonly headers: Headers;

  constructor(request: Asked, reply: Response, options?: ErrorOptions) {
    super(request, `the reply (${reply.status}) cannot be read: ${messageOf(options?.cause)}`, options);
    this.status = reply.status;
    this.headers = reply.headers;
  }
}

/** A reply that says that the call failed. */
export interface Failure<T = unknown> {
  readonly status: number;
  readonly statusText: string;
  readonly headers: Headers;
  /** What JSON said, otherwise the text. */
  readonly body: T;
  /** The body as it came, at most a megabyte of it. */
  readonly text: string;
}

/** The API's reply says that the call failed: a status of 400 and more, or one that the contract does not have. */
export class ApiError<T = unknown> extends CallError implements Failure<T> {
  override name = "ApiError";
  readonly status: number;
  readonly statusText: string;
  readonly headers: Headers;
  readonly body: T;
  readonly text: string;

  constructor(request: Asked, failure: Failure<T>) {
    super(request, [failure.status, failure.statusText].join(" ").trim() + reason(failure.body));
    this.status = failure.status;
    this.statusText = failure.statusText;
    this.headers = failure.headers;
    this.body = failure.body;
    this.text = failure.text;
  }

  /** The kind of problem, a URI (RFC 9457, section 3.1.1), if the body says one. */
  get type(): string | undefined {
    return member(this.body, "type");
  }

  /** What kind of problem it is, in a few words, if the body says so (RFC 9457, section 3.1.3). */
  get title(): string | undefined {
    return member(this.body, "title");
  }

  /** What happened this time, if the body says so (RFC 9457, section 3.1.4). */
  get detail(): string | undefined {
    return member(this.body, "detail");
  }
}

/** Makes the error of a reply: ApiError or one of its kinds. */
export type ErrorType = new (request: Asked, failure: Failure<never>) => ApiError;

/** ": No such user", from wherever bodies usually say it. */
function reason(body: unknown): string {
  const inner = typeof body === "object" && body !== null && "error" in body ? body.error : undefined;
  const text =
    member(body, "detail") ??
    member(body, "message") ??
    member(inner, "message") ??
    member(body, "error_description") ??
    member(body, "title") ??
    (typeof inner === "string" ? inner : undefined);
  return text ? `: ${text.slice(0, 500)}` : "";
}

function member(body: unknown, key: string): string | undefined {
  if (typeof body !== "object" || body === null) return undefined;
  const value = (body as Record<string, unknown>)[key];
  return typeof value === "string" && value !== "" ? value : undefined;
}

function pathOf(url: string): string {
  return url.replace(/^[^:/]+:\/\/[^/]*/, "") || "/";
}

/** What an error says, with the reason that fetch hides in its cause. */
export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
