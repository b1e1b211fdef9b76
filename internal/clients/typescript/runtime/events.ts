import type { Reading } from "./decoder.js";
import { linesOf, longest, readItem, tooLong } from "./lines.js";
import type { Stream } from "./types.js";

/** An event that a server sent (WHATWG HTML, section 9.2). */
export interface ServerEvent<T = string> {
  /** "message" unless the server says otherwise. */
  readonly event: string;
  /** The identifier of this event or the last before it that had one: send it as `Last-Event-ID` to go on from there. */
  readonly id: string;
  readonly data: T;
  /** Milliseconds to wait before connecting again, once the server has said so. */
  readonly retry: number | undefined;
}

/** Events whose data is text. */
export function textEvents(reply: Response, reading: Reading): Stream<ServerEvent> {
  reading.deadline.stream();
  return eventsOf(reply, reading);
}

/** Events whose data is JSON; those without data are left out. The data "[DONE]" ends them, as is the custom of some APIs. */
export function events(reply: Response, reading: Reading): Stream<ServerEvent<unknown>> {
  reading.deadline.stream();
  return jsonEvents(reply, reading);
}

async function* jsonEvents(reply: Response, reading: Reading): Stream<ServerEvent<unknown>> {
  for await (const event of eventsOf(reply, reading)) {
    if (event.data === "[DONE]") return;
    if (event.data !== "") yield { ...event, data: readItem(event.data, reply, reading) };
  }
}

/** Section 9.2.6, "Interpreting an event stream". */
async function* eventsOf(reply: Response, reading: Reading): Stream<ServerEvent> {
  let event = "";
  let data: string[] = [];
  let size = 0;
  let id = "";
  let retry: number | undefined;
  for await (const line of linesOf(reply, reading)) {
    if (line === "") {
      if (data.length > 0) yield { event: event || "message", id, data: data.join("\n"), retry };
      event = "";
      data = [];
      size = 0;
      continue;
    }
    const [, field, value = ""] = /^([^:]*)(?:: ?(.*))?$/s.exec(line)!;
    if (field === "event") event = value;
    else if (field === "data") {
      if ((size += value.length + 1) > longest) throw tooLong(reading.asked, reply);
      data.push(value);
    } else if (field === "id" && !value.includes("\0")) id = value;
    else if (field === "retry" && /^\d+$/.test(value)) retry = Number(value);
  }
}
