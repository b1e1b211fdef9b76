export { Call, type Reply } from "./call.js";
export type { Client } from "./client.js";
export type { Clock } from "./clock.js";
export type { CallOptions, ClientOptions, Logger, Middleware, Send } from "./config.js";
export { Decimal, type DecimalNumber } from "./decimal.js";
export { ApiError, type Asked, CallError, ConnectionError, DecodeError, type Failure, TimeoutError } from "./errors.js";
export type { ServerEvent } from "./events.js";
export type * from "./types.js";
