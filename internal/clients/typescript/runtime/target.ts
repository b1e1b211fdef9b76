import type { CallOptions, Config } from "./config.js";
import type { Operation, Parameter } from "./operation.js";
import { own } from "./own.js";
import { form, simple, type Style } from "./styles.js";
import { asIs, escapeAll, escapeReserved, given } from "./text.js";

/** The arguments of a call, by name. */
export type Arguments = Readonly<Record<string, unknown>>;

/** The URL of a call, without credentials. */
export function targetOf(config: Config, operation: Operation, args: Arguments, options: CallOptions): URL {
  const url = baseOf(config, operation, options);
  const [, path, fixed] = /^([^?]*)\??(.*)$/s.exec(pathOf(operation, args))!;
  url.pathname = url.pathname.replace(/\/+$/, "") + path;
  const query = [url.search.slice(1), fixed, ...written(operation.query, args, form, true)].filter(Boolean).join("&");
  if (query) url.search = query;
  return url;
}

function baseOf(config: Config, operation: Operation, options: CallOptions): URL {
  const server = config.chosen ? undefined : operation.server;
  const given = [config.baseUrl, server, options.baseUrl].filter((url) => url !== undefined);
  const url = given.reduce<URL | undefined>((base, url) => absolute(url!, base), undefined)!;
  url.hash = "";
  return url;
}

/** A URL, relative to another or to the page that this runs in. */
function absolute(url: string, base: URL | undefined): URL {
  try {
    return /^[a-z][a-z0-9+.-]*:/i.test(url) ? new URL(url) : new URL(url, base ?? globalThis.location?.href);
  } catch (cause) {
    throw new TypeError(`"${url}" does not say where the API is: give the option baseUrl, with https:// and the host`, { cause });
  }
}

function pathOf(operation: Operation, args: Arguments): string {
  const path = operation.path.replace(/\{([^}]*)\}/g, (_, name: string) => {
    const value = own(args, name);
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
    const value = own(args, argument);
    if (!given(value)) return [];
    return style(key, value, encoded ? (reserved ? escapeReserved : escapeAll) : asIs) || [];
  });
}
