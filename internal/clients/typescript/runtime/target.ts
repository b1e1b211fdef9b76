import type { CallOptions, Config } from "./config.js";
import type { Operation, Parameter } from "./operation.js";
import { form, simple, type Style } from "./styles.js";
import { asIs, escapeAll, escapeReserved, given } from "./text.js";

/** The arguments of a call, by name. */
export type Arguments = Readonly<Record<string, unknown>>;

/** The URL of a call, without credentials. */
export function targetOf(config: Config, operation: Operation, args: Arguments, options: CallOptions): URL {
  const url = baseOf(config, operation, options);
  const [path, fixed] = pathOf(operation, args).split("?");
  url.pathname = url.pathname.replace(/\/+$/, "") + path;
  const query = [url.search.slice(1), fixed, ...written(operation.query, args, form, true)].filter(Boolean).join("&");
  if (query) url.search = query;
  return url;
}

function baseOf(config: Config, operation: Operation, options: CallOptions): URL {
  const own = config.chosen ? undefined : operation.server;
  const { location } = globalThis as { location?: { href?: string } };
  let base = location?.href;
  for (const url of [config.baseUrl, own, options.baseUrl]) {
    if (url === undefined) continue;
    base = absolute(url, base);
  }
  const url = new URL(base!);
  url.hash = "";
  return url;
}

function absolute(url: string, base: string | undefined): string {
  try {
    return new URL(url, base).href;
  } catch (cause) {
    throw new TypeError(`"${url}" does not say where the API is: give the option baseUrl, with https:// and the host`, { cause });
  }
}

function pathOf(operation: Operation, args: Arguments): string {
  const path = operation.path.replace(/\{([^}]*)\}/g, (_, name: string) => {
    const value = args[name];
    const [, key = name, style = simple, reserved] = operation.segments?.find(([argument]) => argument === name) ?? [name];
    const segment = given(value) ? style(key, value, reserved ? escapeReserved : escapeAll) : "";
    // The path of another operation would be called, of a whole list perhaps.
    if (segment === "") throw new TypeError(`${operation.name}: the argument "${name}" is missing or empty`);
    return segment;
  });
  // A URL takes such segments for steps up or nowhere, however they are encoded.
  if (/(^|\/)\.\.?(\/|$)/.test(path)) throw new TypeError(`${operation.name}: "${path}" is not a path`);
  return path;
}

/** The parameters that are given, written; those that come out empty are left out. */
export function written(parameters: readonly Parameter[] = [], args: Arguments, usual: Style, encoded = false): string[] {
  return parameters.flatMap(([argument, key = argument, style = usual, reserved]) => {
    const value = args[argument];
    if (!given(value)) return [];
    return style(key, value, encoded ? (reserved ? escapeReserved : escapeAll) : asIs) || [];
  });
}
