import type { Config } from "./config.js";
import { linkTo } from "./link.js";

/** Warns, once for each operation, when a reply says that it is or will be deprecated (RFC 9745). */
export function heedDeprecation(config: Config, operation: string, headers: Headers): void {
  const since = headers.get("deprecation");
  if (!since || since === "false" || config.warned.has(operation)) return;
  config.warned.add(operation);
  const sunset = headers.get("sunset");
  const guide = linkTo("deprecation", headers) ?? linkTo("sunset", headers);
  const successor = linkTo("successor-version", headers);
  const parts = [
    `${operation} is deprecated${since.startsWith("@") ? ` from ${day(Number(since.slice(1)) * 1000)} on` : ""}`,
    sunset && `it goes away on ${day(Date.parse(sunset)) || sunset}`,
    successor && `its successor is ${successor}`,
    guide && `see ${guide}`,
  ];
  config.logger.warn(parts.filter(Boolean).join("; "));
}

function day(milliseconds: number): string {
  const date = new Date(milliseconds);
  return Number.isNaN(date.getTime()) ? "" : date.toISOString().slice(0, 10);
}
