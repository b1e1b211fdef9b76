import type { Clock } from "./clock.js";

const base = 500; // milliseconds
const cap = 8_000;
const longest = 60_000; // that is waited because of Retry-After

/** Whether a reply may be another one when it is asked for again. */
export function passing(status: number): boolean {
  return status === 408 || status === 429 || status === 502 || status === 503 || status === 504;
}

/**
 * How long to wait before the attempt after the given one (from 0), in milliseconds: exponential with full jitter, and at
 * least what Retry-After says. Undefined when that is too long to wait for.
 */
export function pause(attempt: number, headers: Headers | undefined, clock: Clock): number | undefined {
  const backoff = clock.random() * Math.min(cap, base * 2 ** attempt);
  const asked = retryAfter(headers?.get("retry-after"), clock.now());
  return asked > longest ? undefined : Math.max(backoff, asked);
}

/** Milliseconds that Retry-After asks for (RFC 9110, section 10.2.3), 0 when it does not. */
function retryAfter(value: string | null | undefined, now: number): number {
  if (!value) return 0;
  if (/^\s*\d+(\.\d+)?\s*$/.test(value)) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? 0 : Math.max(0, date - now);
}
