// What the steps share.
import { type CallOptions, Steward } from "@apisteward/client";

/** What a step sees. */
export type Fields = Record<string, unknown>;

/** The steps, in order, by their names. */
export type Steps = Record<string, () => Promise<Fields>>;

/** What the client logs. */
export const told: string[] = [];

export const baseUrl = process.env["STEWARD_URL"] ?? "";
export const folder = process.argv[2] ?? ".";
export const steward = new Steward({ baseUrl, logger: { warn: (text) => void told.push(text) } });

/** Lets the proxy do something to the attempts of a call. */
export function faults(call: string, ...faults: string[]): CallOptions {
  return { headers: { Scenario: `${call} ${faults.join(",")}`.trim() } };
}
