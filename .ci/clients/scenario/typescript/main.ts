// Runs the scenario with Steward's TypeScript client, against the server that STEWARD_URL names, with the key in
// STEWARD_KEY. Its argument is the folder with the documents. It prints what it sees, a line of JSON a step.
import { downloads } from "./download.js";
import { failures } from "./fail.js";
import { publications } from "./publish.js";
import { repetitions } from "./repeat.js";

/** JSON with the members of objects in order. */
function line(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) =>
    typeof member === "object" && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
}

for (const [step, take] of Object.entries({ ...publications, ...downloads, ...failures, ...repetitions })) {
  console.log(line({ step, ...(await take()) }));
}
