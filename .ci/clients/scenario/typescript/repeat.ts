// Calls that are repeated, as often as it is worth.
import { ApiError, type CallOptions } from "@apisteward/client";
import { send } from "./publish.js";
import { faults, type Fields, type Steps, steward, told } from "./scenario.js";

/** Gets the API in spite of faults. */
async function get(options: CallOptions): Promise<Fields> {
  const { slug } = await steward.apis.getApi({ api: "users" }, options);
  return { slug };
}

async function status(call: Promise<unknown>): Promise<Fields> {
  const error = await call.catch((error: unknown) => error);
  return { status: error instanceof ApiError ? error.status : 0 };
}

export const repetitions: Steps = {
  dropped: () => get(faults("dropped", "drop", "503")),

  delayed: () => get({ ...faults("delayed", "delay"), timeout: 1000 }),

  halved: () => get(faults("halved", "cut")),

  /** Waits for the second that Retry-After asks for. */
  async limited() {
    const began = performance.now();
    return { ...(await get(faults("limited", "429"))), waited: performance.now() - began >= 990 };
  },

  /** Makes a key whose first reply is lost: it must not be made twice. */
  async lost() {
    const { key } = await steward.keys.createKey({ body: { name: "ci", scope: "read" } }, faults("lost", "lose", "429"));
    let made = 0;
    for await (const { name } of steward.keys.listKeysAll()) if (name === "ci") made++;
    return { name: key.name, made };
  },

  /** Gets the reply that was lost. */
  async replayed() {
    const { data, status, headers } = await send("users-1.5.0.yaml", "2.3.0", faults("replayed", "lose", "drop"));
    return { stored: data.stored, status, replayed: headers.get("idempotent-replayed") };
  },

  exhausted: () => status(get(faults("exhausted", "503", "503", "503", "503"))),

  final: () => status(get(faults("final", "500"))),

  /** Is asked to wait longer than it is worth. */
  busy: () => status(get(faults("busy", "busy"))),

  /** Is warned of once. */
  async deprecated() {
    told.length = 0;
    for (let i = 0; i < 2; i++) await get(faults("deprecated", "deprecate", "deprecate"));
    const text = told.join();
    return { warnings: told.length, sunset: text.includes("2027"), link: text.includes("https://example.com/moving") };
  },
};
