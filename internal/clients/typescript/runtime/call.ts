import type { Client } from "./client.js";
import type { CallOptions } from "./config.js";
import { exchange } from "./exchange.js";
import type { Operation } from "./operation.js";

/** A successful reply, with what came around its content. */
export interface Reply<T> {
  readonly data: T;
  readonly status: number;
  readonly headers: Headers;
  /** Where it came from, after redirects. */
  readonly url: string;
}

/** A call under way: a promise of its content, `await call`, or of all of the reply, `await call.reply()`. */
export class Call<T> implements Promise<T> {
  readonly [Symbol.toStringTag] = "Call";
  readonly #reply: Promise<Reply<T>>;

  constructor(reply: Promise<Reply<T>>) {
    this.#reply = reply;
  }

  /** The content together with status and headers. */
  reply(): Promise<Reply<T>> {
    return this.#reply;
  }

  then<A = T, B = never>(
    done?: ((data: T) => A | PromiseLike<A>) | null,
    failed?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.#reply.then(({ data }) => data).then(done, failed);
  }

  catch<B = never>(failed?: ((reason: unknown) => B | PromiseLike<B>) | null): Promise<T | B> {
    return this.then(undefined, failed);
  }

  finally(settled?: (() => void) | null): Promise<T> {
    return this.then().finally(settled);
  }
}

/** Calls an operation. */
export function call<T>(client: Client, operation: Operation, args: object = {}, options: CallOptions = {}): Call<T> {
  return new Call(exchange<T>(client.config, operation, args as Record<string, unknown>, options));
}
