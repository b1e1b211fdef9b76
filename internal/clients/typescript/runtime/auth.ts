import { configured, type Credentials, fromEnvironment, type Proof, type Scheme } from "./scheme.js";
import type { Config } from "./config.js";
import { escapeAll } from "./text.js";
import type { Lazy, UserPassword } from "./types.js";

/** A bearer token (RFC 6750). */
export function bearer(scheme: Scheme, config: Config): Credentials | undefined {
  return secret(scheme, config, (token, proof) => proof.headers.set("authorization", `Bearer ${token}`));
}

/** A key in a header. */
export function keyInHeader(scheme: Scheme, config: Config): Credentials | undefined {
  return secret(scheme, config, (key, proof) => proof.headers.set(scheme.parameter!, key));
}

/** A key in the query. */
export function keyInQuery(scheme: Scheme, config: Config): Credentials | undefined {
  return secret(scheme, config, (key, proof) => proof.query.push(`${escapeAll(scheme.parameter!)}=${escapeAll(key)}`));
}

/** A key in a cookie. */
export function keyInCookie(scheme: Scheme, config: Config): Credentials | undefined {
  return secret(scheme, config, (key, proof) => proof.cookies.push(`${scheme.parameter}=${key}`));
}

/** A user name and a password (RFC 7617). */
export function basic(scheme: Scheme, config: Config): Credentials | undefined {
  const [username, password] = fromEnvironment(scheme) ?? [];
  const login = configured(scheme, config) ?? (username && password ? { username, password } : undefined);
  if (!login) return undefined;
  return {
    async add({ headers }) {
      const { username, password } = (await valueOf(login)) as UserPassword;
      headers.set("authorization", `Basic ${base64(`${username}:${password}`)}`);
    },
  };
}

/** Something else, which middleware or a fetch function of one's own takes care of. */
export function other(): undefined {}

/** Base64 of the UTF-8 of a text. */
export function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}

/** A value, or what the function that stands for it gives. */
export async function valueOf<T>(value: Lazy<T>): Promise<T> {
  return typeof value === "function" ? (value as () => T | Promise<T>)() : value;
}

function secret(scheme: Scheme, config: Config, put: (secret: string, proof: Proof) => void): Credentials | undefined {
  const value = configured(scheme, config) ?? fromEnvironment(scheme)?.[0];
  return value ? { add: async (proof) => put(String(await valueOf(value)), proof) } : undefined;
}
