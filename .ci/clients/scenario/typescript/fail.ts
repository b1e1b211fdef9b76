// Errors of every kind.
import { ConnectionError, DecodeError, ProblemError, Steward, TimeoutError } from "@apisteward/client";
import { baseUrl, faults, type Fields, type Steps, steward } from "./scenario.js";

/** What a documented error says. */
async function problem(call: Promise<unknown>, more: (error: ProblemError) => Fields = () => ({})): Promise<Fields> {
  const error = await call.catch((error: unknown) => error);
  if (!(error instanceof ProblemError)) throw new Error(`not documented: ${error}`);
  const { title, detail, instance, request_id } = error.body;
  return { status: error.status, title, detail, instance, request: request_id === error.headers.get("x-request-id"), ...more(error) };
}

/** Tells errors without a reply that can be read apart. */
async function kind(call: Promise<unknown>): Promise<Fields> {
  const error = await call.catch((error: unknown) => error);
  if (error instanceof TimeoutError) return { kind: "timeout" };
  if (error instanceof ConnectionError) return { kind: "connection" };
  if (error instanceof DecodeError) return { kind: "decode", status: error.status };
  return { kind: String(error) };
}

export const failures: Steps = {
  unknown: () => problem(steward.apis.getApi({ api: "nobody" })),

  /** Presents a key that the server does not know. */
  foreign: () =>
    problem(new Steward({ baseUrl, auth: { key: "foreign" } }).keys.listKeys(), (error) => ({
      challenge: error.headers.get("www-authenticate")?.startsWith("Bearer"),
    })),

  unreadable: () =>
    problem(steward.versions.publishVersion({ api: "users", body: "welcome: [to", contentType: "application/yaml" })),

  /** Calls a port that nothing can listen on. */
  unreachable: () => kind(steward.apis.getApi({ api: "users" }, { baseUrl: "http://127.0.0.1:1", retries: 0 })),

  late: () => kind(steward.apis.getApi({ api: "users" }, { ...faults("late", "delay"), timeout: 300, retries: 0 })),

  strange: () => kind(steward.apis.getApi({ api: "users" }, faults("strange", "html"))),
};
