/** A point in time as RFC 3339 writes it, "2026-01-31T08:00:00Z", with all of its digits: `new Date(value)` reads it. */
export type DateTime = string;

/** A day of the calendar, "2026-01-31". */
export type CalendarDate = string;

/** Bytes in base64 (RFC 4648, section 4). */
export type Base64 = string;

/** An integer of 64 bits: a number as long as that is exact (up to 2^53), a bigint beyond. */
export type Int64 = number | bigint;

/** No arguments. */
export type NoArgs = Record<string, never>;

/** Values as they come. Leaving the loop over them, or `return()`, ends the connection. */
export type Stream<T> = AsyncGenerator<T, void, undefined>;

/** Bytes to be sent. A stream can be sent once, so that such a call is not repeated; a function that opens it anew can. */
export type Bytes =
  | Blob
  | ArrayBuffer
  | ArrayBufferView
  | string
  | ReadableStream<Uint8Array>
  | (() => ReadableStream<Uint8Array>);

/** A file to be sent: bytes, with a name and a media type of its own if need be. A File brings both along. */
export type Upload = Bytes | { readonly content: Bytes; readonly filename?: string; readonly type?: string };

/** A value that is fetched when it is needed: each time, so that it may change. */
export type Lazy<T> = T | (() => T | Promise<T>);

/** A user name and a password. */
export interface UserPassword {
  readonly username: string;
  readonly password: string;
}

/** What a program is known by to an OAuth 2.0 server (RFC 6749, section 4.4). */
export interface ClientCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
  /** What the token shall be good for. Without it, whatever the contract knows. */
  readonly scopes?: readonly string[];
}
