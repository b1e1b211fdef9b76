import { attempt, type Failed } from "./attempt.js";
import type { Reply } from "./call.js";
import type { CallOptions, Config } from "./config.js";
import { ConnectionError } from "./errors.js";
import { type Operation, repeatable } from "./operation.js";
import { draft } from "./request.js";
import { passing, pause } from "./retry.js";
import { credentialsFor } from "./scheme.js";
import type { Arguments } from "./target.js";

/** Sends a call, again where that may help, and reads its reply. With a URL, to there instead of the operation's own. */
export async function exchange<T>(config: Config, operation: Operation, args: Arguments, options: CallOptions, url?: URL): Promise<Reply<T>> {
  const sent = draft(config, operation, args, options, url);
  const credentials = credentialsFor(operation.security ?? [], config);
  const retries = repeatable(operation) && !sent.body?.once ? (options.retries ?? config.retries) : 0;
  let renewed = false;
  for (let tried = 0; ; tried++) {
    const outcome = await attempt<T>(config, operation, options, sent, credentials);
    if ("reply" in outcome) return outcome.reply;
    if (outcome.status === 401 && !renewed && credentials.some((one) => one.renew)) {
      credentials.forEach((one) => one.renew?.());
      renewed = true;
      if (!sent.body?.once) {
        tried--;
        continue;
      }
    }
    const wait = tried < retries && mayPass(outcome) ? pause(tried, outcome.headers, config.clock) : undefined;
    if (wait === undefined) throw outcome.error;
    config.logger.debug?.(`${operation.name}: ${String(outcome.error)}; again in ${Math.round(wait)} ms`);
    await config.clock.sleep(wait, options.signal);
  }
}

function mayPass({ error, status }: Failed): boolean {
  return error instanceof ConnectionError || (status !== undefined && passing(status));
}
