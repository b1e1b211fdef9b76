import type { Reading } from "./decoder.js";
import { ConnectionError, DecodeError, messageOf } from "./errors.js";
import { readJSON } from "./json.js";
import type { Stream } from "./types.js";

/** JSON lines, and JSON text sequences (RFC 7464): each value as it comes. */
export function lines(reply: Response, reading: Reading): Stream<unknown> {
  reading.deadline.stream();
  return values(reply, reading);
}

async function* values(reply: Response, reading: Reading): Stream<unknown> {
  for await (const line of linesOf(reply, reading)) {
    const text = line.replaceAll("\u001e", "").trim();
    if (text) yield readItem(text, reply, reading);
  }
}

/** Reads JSON that is an element of a stream. */
export function readItem(text: string, reply: Response, { asked }: Reading): unknown {
  try {
    return readJSON(text);
  } catch (cause) {
    throw new DecodeError(asked, reply, { cause });
  }
}

/** The lines of a body, ended by \n, \r or \r\n, also the last one without an end. Stopping early ends the connection. */
export async function* linesOf(reply: Response, { asked, deadline }: Reading): AsyncGenerator<string, void, undefined> {
  const reader = reply.body?.getReader();
  const decoder = new TextDecoder(); // drops a byte order mark
  let rest = "";
  try {
    for (let done = !reader; !done; ) {
      const chunk = await reader!.read();
      done = chunk.done;
      rest += chunk.value ? decoder.decode(chunk.value, { stream: true }) : decoder.decode();
      // A \r at the end may be half of a \r\n.
      const found = rest.split(done ? /\r\n|\r|\n/ : /\r\n|\n|\r(?!$)/);
      rest = found.pop()!;
      yield* found;
    }
    if (rest) yield rest;
  } catch (error) {
    throw deadline.cancelled ? error : new ConnectionError(asked, messageOf(error), { cause: error });
  } finally {
    deadline.end();
    await reader?.cancel().catch(() => undefined);
  }
}
