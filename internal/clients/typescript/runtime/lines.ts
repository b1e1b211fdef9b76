import type { Reading } from "./decoder.js";
import { type Asked, CallError, ConnectionError, DecodeError, messageOf } from "./errors.js";
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

/** Characters of a line, and of the data of an event. */
export const longest = 64 << 20;

/** The lines of a body, ended by \n, \r or \r\n, also the last one without an end. Stopping early ends the connection. */
export async function* linesOf(reply: Response, { asked, deadline }: Reading): AsyncGenerator<string, void, undefined> {
  const reader = reply.body?.getReader();
  const decoder = new TextDecoder(); // drops a byte order mark
  let rest = "";
  let half = false; // whether rest ends with a \r, which may be half of a \r\n
  try {
    for (let done = !reader; !done; ) {
      const chunk = await reader!.read();
      done = chunk.done;
      const text = chunk.value ? decoder.decode(chunk.value, { stream: true }) : decoder.decode();
      rest += text;
      // A line that comes in many chunks is split only when its end has come.
      if (done || half || /[\r\n]/.test(text)) {
        const found = rest.split(done ? /\r\n|\r|\n/ : /\r\n|\n|\r(?!$)/);
        rest = found.pop()!;
        half = rest.endsWith("\r");
        yield* found;
      }
      if (rest.length > longest) throw tooLong(asked, reply);
    }
    if (rest) yield rest;
  } catch (error) {
    throw deadline.cancelled || error instanceof CallError ? error : new ConnectionError(asked, messageOf(error), { cause: error });
  } finally {
    deadline.end();
    await reader?.cancel().catch(() => undefined);
  }
}

/** The error of a stream with a line that has no end. */
export function tooLong(asked: Asked, reply: Response): DecodeError {
  return new DecodeError(asked, reply, { cause: new RangeError(`it has a line of more than ${longest} characters`) });
}
