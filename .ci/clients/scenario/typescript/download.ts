// Bytes, and replies that are no success.
import { readFile } from "node:fs/promises";
import { ApiError } from "@apisteward/client";
import { folder, type Steps, steward } from "./scenario.js";

const text = (bytes: ArrayBuffer | Uint8Array) => new TextDecoder().decode(bytes);

export const downloads: Steps = {
  /** The very bytes that were published. */
  async document() {
    const reply = await steward.versions.getVersionDocument({ api: "users", version: "1.4.0", original: true });
    const same = text(await reply.arrayBuffer()) === text(await readFile(`${folder}/users-1.4.0.yaml`));
    return { media: reply.headers.get("content-type"), same };
  },

  /** A zip archive, which begins with "PK". */
  async package() {
    const reply = await steward.clients.getVersionClient({ api: "users", version: "v1", language: "python" });
    const data = await reply.arrayBuffer();
    return { media: reply.headers.get("content-type"), zip: text(data.slice(0, 2)) === "PK", large: data.byteLength > 10_000 };
  },

  /** Asks for what it has already: a reply that is no success. */
  async unchanged() {
    const { headers } = await steward.versions.getVersion({ api: "users", version: "1.4.0" }).reply();
    const ifNoneMatch = headers.get("etag") ?? "";
    const error = await steward.versions.getVersion({ api: "users", version: "1.4.0", ifNoneMatch }).catch((error: unknown) => error);
    return { status: error instanceof ApiError ? error.status : 0 };
  },
};
