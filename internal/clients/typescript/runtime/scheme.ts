import type { Config } from "./config.js";
import { own } from "./own.js";

/** A security scheme of the contract. */
export interface Scheme {
  readonly name: string;
  readonly kind: SchemeKind;
  /** The environment variables that the credentials are read from when none are given. */
  readonly env?: readonly string[];
  /** The header, query parameter or cookie of a key. */
  readonly parameter?: string;
  /** Where tokens come from. */
  readonly tokenUrl?: string;
  /** What tokens are asked for, unless the caller says. */
  readonly scopes?: readonly string[];
}

/** All of these schemes together. */
export type Requirement = readonly Scheme[];

/** How a scheme finds its credentials: undefined when there are none. */
export type SchemeKind = (scheme: Scheme, config: Config) => Credentials | undefined;

/** What proves who is calling. */
export interface Credentials {
  /** Adds the proof to a request. It is added anew to each attempt. */
  add(proof: Proof): void | Promise<void>;
  /** Makes the next proof another one, if that is possible. */
  renew?(): void;
}

/** The parts of a request that may carry a proof. None of them goes to another origin. */
export interface Proof {
  readonly headers: Headers;
  readonly query: string[];
  readonly cookies: string[];
}

/** The first alternative that is configured completely; none when there is no such. */
export function credentialsFor(requirements: readonly Requirement[], config: Config): Credentials[] {
  for (const schemes of requirements) {
    const found = schemes.map((scheme) => scheme.kind(scheme, config));
    if (found.every((one) => one !== undefined)) return found as Credentials[];
  }
  return [];
}

/** What was given for a scheme when the client was made. */
export function configured(scheme: Scheme, config: Config): unknown {
  return own(config.auth, scheme.name);
}

/** The environment variables of a scheme, when all are set. */
export function fromEnvironment(scheme: Scheme): string[] | undefined {
  const { process } = globalThis as { process?: { env?: Record<string, string | undefined> } };
  const values = (scheme.env ?? []).map((name) => process?.env?.[name]);
  return values.length > 0 && values.every(Boolean) ? (values as string[]) : undefined;
}
