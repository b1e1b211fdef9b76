import { type Clock, systemClock } from "./clock.js";
import { own } from "./own.js";

/** Sends a request on: to the next middleware, at last to the API. */
export type Send = (request: Request) => Promise<Response>;

/** Sees each attempt of each call before it is sent and after it came back, and may change both. */
export type Middleware = (request: Request, next: Send) => Promise<Response>;

/** Where warnings go, and what happens in detail. */
export interface Logger {
  warn(text: string): void;
  debug?(text: string): void;
}

/** How a client behaves. Nothing is needed. */
export interface ClientOptions {
  /** Where the API is, for all operations alike. */
  readonly baseUrl?: string | undefined;
  /** Milliseconds that an attempt may take: 60,000 unless given; 0 is without end. Streams are bounded only until they begin. */
  readonly timeout?: number | undefined;
  /** Bytes, decompressed, that a reply may have which is read whole: 256 MiB unless given; a longer one is a DecodeError. Streams have no end. */
  readonly maxReply?: number | undefined;
  /** How often a call is repeated that may be, after a failure that may pass: 2 unless given. */
  readonly retries?: number | undefined;
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly fetch?: typeof fetch | undefined;
  readonly middleware?: readonly Middleware[] | undefined;
  /** The console unless given. */
  readonly logger?: Logger | undefined;
  readonly clock?: Clock | undefined;
}

/** How one call behaves, otherwise as its client does. */
export interface CallOptions {
  /** Gives the call up. */
  readonly signal?: AbortSignal | null | undefined;
  readonly baseUrl?: string | undefined;
  readonly timeout?: number | undefined;
  readonly retries?: number | undefined;
  /** Sent too; in place of what the client would send by itself. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** The key by which the API knows a repeated call, for operations that take one; made anew for each call unless given. */
  readonly idempotencyKey?: string | undefined;
}

/** What is known of the API itself. */
export interface Service {
  readonly userAgent: string;
  /** With variables in braces. */
  readonly baseUrl: string;
  /** The variables with their defaults. */
  readonly variables?: Readonly<Record<string, string>>;
}

/** What a client is made with: credentials and variables are those of the API. */
export type Settings = ClientOptions & { readonly auth?: object | undefined; readonly variables?: object | undefined };

/** Options with all defaults filled in, and what a client remembers. */
export interface Config {
  readonly baseUrl: string;
  /** Whether the base URL was chosen by the caller: then it goes for operations with servers of their own too. */
  readonly chosen: boolean;
  readonly userAgent: string;
  readonly timeout: number;
  readonly retries: number;
  readonly maxReply: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly fetch: typeof fetch;
  readonly middleware: readonly Middleware[];
  readonly logger: Logger;
  readonly clock: Clock;
  readonly auth: Readonly<Record<string, unknown>>;
  /** Operations whose deprecation has been told. */
  readonly warned: Set<string>;
  /** Tokens in use, by scheme. */
  readonly tokens: Map<string, unknown>;
}

export function configure(service: Service, options: Settings): Config {
  return {
    baseUrl: options.baseUrl ?? filled(service, options.variables),
    chosen: options.baseUrl !== undefined,
    userAgent: service.userAgent,
    timeout: options.timeout ?? 60_000,
    retries: options.retries ?? 2,
    maxReply: options.maxReply ?? 256 << 20,
    headers: options.headers ?? {},
    fetch: options.fetch ?? ((input, init) => fetch(input, init)),
    middleware: options.middleware ?? [],
    logger: options.logger ?? console,
    clock: options.clock ?? systemClock,
    auth: (options.auth ?? {}) as Record<string, unknown>,
    warned: new Set(),
    tokens: new Map(),
  };
}

function filled({ baseUrl, variables = {} }: Service, chosen: object = {}): string {
  return baseUrl.replace(/\{([^}]*)\}/g, (whole, name: string) => {
    const value = own(chosen, name);
    // Credentials would go to a host that is not the API's.
    if (/[/\\?#@]/.test(String(value ?? ""))) throw new TypeError(`the variable ${name} would change the rest of ${baseUrl}`);
    return String(value ?? own(variables, name) ?? whole);
  });
}
