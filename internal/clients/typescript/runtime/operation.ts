import type { BodyEncoder } from "./body.js";
import type { Decoder } from "./decoder.js";
import type { ErrorType } from "./errors.js";
import type { Requirement } from "./scheme.js";
import type { Style } from "./styles.js";

/**
 * A parameter: the argument it comes from, its key in the request (the argument's name unless given), its style (form in
 * a query, simple elsewhere) and whether reserved characters are kept.
 */
export type Parameter = readonly [argument: string, key?: string, style?: Style | undefined, reserved?: boolean];

/** A field of a form or multipart body: its key, its style, and the media type of its part. */
export type Part = readonly [key: string, style?: Style | undefined, type?: string];

/** How a body is sent. */
export interface Sent {
  readonly type: string;
  readonly encode: BodyEncoder;
  readonly parts?: readonly Part[];
  /** The argument that gives another media type. */
  readonly chosenBy?: string;
}

/** How a successful reply is read: for which statuses, and for which media type if that matters. */
export type Result = readonly [status: string, decode: Decoder, type?: string];

/** All that the contract says of an operation and that is needed to call it: plain data and functions. */
export interface Operation {
  readonly name: string;
  readonly method: string;
  /** The path, literal parts encoded, arguments in braces. */
  readonly path: string;
  /** Path parameters in a style other than simple. */
  readonly segments?: readonly Parameter[];
  readonly query?: readonly Parameter[];
  readonly headers?: readonly Parameter[];
  readonly cookies?: readonly Parameter[];
  readonly body?: Sent;
  readonly accept?: string;
  readonly results?: readonly Result[];
  /** The errors by status: "404", "4XX", "default". */
  readonly errors?: Readonly<Record<string, ErrorType>>;
  /** Alternatives, each of which is enough, with all of its schemes. */
  readonly security?: readonly Requirement[];
  /** The base URL of an operation that has its own. */
  readonly server?: string;
  /** May be repeated although its method does not say so, by the key in this header. */
  readonly idempotencyKey?: string;
}

/** Whether a call may be repeated (RFC 9110, section 9.2.2). */
export function repeatable(operation: Operation): boolean {
  return /^(GET|HEAD|OPTIONS|TRACE|PUT|DELETE|QUERY)$/.test(operation.method) || operation.idempotencyKey !== undefined;
}
