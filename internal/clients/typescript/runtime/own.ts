/** A member of an object itself, and never of what it inherits: "constructor" is a good name for an argument. */
export function own(object: object, key: string): unknown {
  return Object.hasOwn(object, key) ? (object as Record<string, unknown>)[key] : undefined;
}
