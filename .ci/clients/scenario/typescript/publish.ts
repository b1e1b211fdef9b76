// Publishing, being refused, and listing.
import { readFile } from "node:fs/promises";
import { type CallOptions, ProblemError, type Publication } from "@apisteward/client";
import { faults, folder, type Steps, steward } from "./scenario.js";

let fingerprint = ""; // of the change that is refused

/** Publishes a document, under another version than its own if one is given. */
export async function send(name: string, version?: string, options?: CallOptions) {
  const body = await readFile(`${folder}/${name}`);
  return steward.versions.publishVersion({ api: "users", body, version, contentType: "application/yaml" }, options).reply();
}

async function published(name: string, version?: string): Promise<Publication> {
  return (await send(name, version)).data;
}

export const publications: Steps = {
  async create() {
    const { slug, title, visibility } = await steward.apis.createApi({ body: { slug: "users", title: "Users" } });
    return { slug, title, visibility };
  },

  async publish() {
    const { stored, version } = await published("users-1.4.0.yaml");
    return { version: version.version, state: version.state, stored, operations: version.operations };
  },

  async again() {
    return { stored: (await published("users-1.4.0.yaml")).stored };
  },

  /** Which changes are breaking is told in types. */
  async refused() {
    const error: unknown = await published("users-1.5.0.yaml").catch((error: unknown) => error);
    if (!(error instanceof ProblemError)) throw error;
    const { title, required_bump, next_version, changes = [] } = error.body;
    fingerprint = changes[0]?.fingerprint ?? "";
    return {
      status: error.status,
      title,
      required_bump,
      next_version,
      changes: changes.map(({ rule, level, operations }) => ({ rule, level, operations })),
    };
  },

  async waive() {
    const expires = new Date(Math.floor(Date.now() / 1000) * 1000 + 30 * 24 * 3600 * 1000);
    const waiver = await steward.waivers.createWaiver({
      api: "users",
      body: { fingerprint, reason: "No consumer reads it", approved_by: "Ada Lovelace", expires_at: expires.toISOString() },
    });
    const { approved_by } = waiver;
    return { approved_by, expires: +new Date(waiver.expires_at) === +expires, same: waiver.fingerprint === fingerprint };
  },

  async waived() {
    const { stored, version } = await published("users-1.5.0.yaml");
    return { version: version.version, stored, waived: version.waived };
  },

  /** More than two pages of two. */
  async versions() {
    for (const version of ["2.0.0", "2.1.0", "2.2.0"]) await published("users-1.5.0.yaml", version);
    const versions: string[] = [];
    for await (const { version } of steward.versions.listVersionsAll({ api: "users", limit: 2 }, faults("versions"))) {
      versions.push(version);
    }
    return { versions };
  },
};
