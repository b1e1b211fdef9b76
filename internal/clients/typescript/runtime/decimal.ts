/** A decimal number that a JavaScript number cannot hold: `String(value)` gives all of its digits, `Number(value)` the nearest number. */
export class Decimal {
  readonly #text: string;

  constructor(text: string) {
    if (!/^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(text)) throw new TypeError(`not a decimal number: ${text}`);
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }

  /** A bigint, which JSON.stringify refuses: only this package's own writer keeps the digits. */
  toJSON(): bigint {
    return 0n;
  }
}

/** A number, or a Decimal where a number would lose digits. */
export type DecimalNumber = number | Decimal;
