/** Ends an attempt when its time is over or its caller gives up. */
export class Deadline {
  readonly #controller = new AbortController();
  readonly #caller: AbortSignal | null | undefined;
  readonly #timer: ReturnType<typeof setTimeout> | undefined;
  #streaming = false;
  /** Whether time is over. */
  expired = false;

  constructor(milliseconds: number, caller?: AbortSignal | null) {
    this.#caller = caller;
    caller?.addEventListener("abort", this.#abort, { once: true });
    if (milliseconds > 0 && milliseconds < Infinity) this.#timer = setTimeout(this.#expire, milliseconds);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Whether the caller gave up. */
  get cancelled(): boolean {
    return this.#caller?.aborted === true;
  }

  /** Stops the clock, since a stream has begun that may take its time; its caller may still give it up. */
  stream(): void {
    clearTimeout(this.#timer);
    this.#streaming = true;
  }

  /** Ends it with the attempt, unless a stream goes on. */
  finish(): void {
    if (!this.#streaming) this.end();
  }

  /** Stops the clock and listens to the caller no more. */
  end(): void {
    clearTimeout(this.#timer);
    this.#caller?.removeEventListener("abort", this.#abort);
  }

  readonly #abort = (): void => this.#controller.abort(this.#caller?.reason);

  readonly #expire = (): void => {
    this.expired = true;
    this.#controller.abort();
  };
}
