import type { Reply } from "./call.js";
import type { Client } from "./client.js";
import type { CallOptions } from "./config.js";
import { exchange } from "./exchange.js";
import type { Operation } from "./operation.js";
import { own } from "./own.js";
import { type Arguments, targetOf } from "./target.js";
import type { Stream } from "./types.js";

/** How the contract pages a list. */
export interface Paging {
  readonly next: Next;
  /** The way to the items in the reply; without it, the reply is the items. */
  readonly items?: readonly string[];
  /** The argument that moves. */
  readonly argument?: string;
  /** The way to what comes next: a cursor or a URL. */
  readonly way?: readonly string[];
  /** The way to whether there is more. */
  readonly more?: readonly string[];
  /** The property of the last item that is the cursor. */
  readonly last?: string;
  /** The number of the first page. */
  readonly first?: number;
}

/** A page that came. */
export interface Page {
  readonly args: Arguments;
  readonly items: readonly unknown[];
  /** How many items a page had at most. */
  readonly fullest: number;
  readonly reply: Reply<unknown>;
  /** The origin that was asked, and that credentials are meant for. */
  readonly origin: string;
}

/** How to ask for a page: by arguments, or by a URL in place of them. */
export interface Step {
  readonly args: Arguments;
  readonly url?: URL;
}

/** Finds the step after a page; undefined after the last one. */
export type Next = (paging: Paging, page: Page) => Step | undefined;

/** All items, page after page. Nothing is asked for before it is needed. */
export async function* pages<T>(
  client: Client,
  operation: Operation,
  paging: Paging,
  args: object = {},
  options: CallOptions = {},
): Stream<T> {
  let step: Step | undefined = { args: args as Arguments };
  let fullest = 0;
  while (step) {
    const reply: Reply<unknown> = await exchange(client.config, operation, step.args, options, step.url);
    const found = at(reply.data, paging.items);
    const items: unknown[] = Array.isArray(found) ? found : [];
    yield* items as T[];
    if (paging.more && at(reply.data, paging.more) === false) return;
    const { origin } = step.url ?? targetOf(client.config, operation, step.args, options);
    fullest = Math.max(fullest, items.length);
    step = paging.next(paging, { args: step.args, items, fullest, reply, origin });
  }
}

/** By a cursor that the reply holds. */
export const byCursor: Next = ({ argument, way }, { args, reply }) => {
  return moved(args, argument!, at(reply.data, way));
};

/** By a property of the last item. */
export const byLast: Next = ({ argument, last }, { args, items }) => {
  return moved(args, argument!, at(items.at(-1), [last!]));
};

/** By page number, until a page is empty or has less than one before. An API may give less than is asked for. */
export const byNumber: Next = ({ argument, first = 1 }, { args, items, fullest }) => {
  const ends = items.length === 0 || items.length < fullest;
  return ends ? undefined : moved(args, argument!, Number(args[argument!] ?? first) + 1);
};

/** By offset, until a page is empty. */
export const byOffset: Next = ({ argument }, { args, items }) => {
  return items.length === 0 ? undefined : moved(args, argument!, Number(args[argument!] ?? 0) + items.length);
};

/** What stands at the end of a way through objects. */
export function at(value: unknown, way: readonly string[] = []): unknown {
  return way.reduce((inner, key) => (typeof inner === "object" && inner !== null ? own(inner, key) : undefined), value);
}

/** The arguments with another value, unless it is no other. */
function moved(args: Arguments, argument: string, value: unknown): Step | undefined {
  const stays = value === undefined || value === null || value === "" || value === args[argument];
  return stays ? undefined : { args: { ...args, [argument]: value } };
}
