import { base64, bearer } from "./auth.js";
import { readText } from "./bounded.js";
import type { Config } from "./config.js";
import { ConnectionError, DecodeError, messageOf } from "./errors.js";
import { failureOf } from "./failure.js";
import { inBrowser } from "./request.js";
import { configured, type Credentials, fromEnvironment, type Scheme } from "./scheme.js";
import { escapeForm } from "./text.js";
import type { ClientCredentials } from "./types.js";

const early = 30_000; // milliseconds that a token is replaced before it ends

interface Token {
  readonly text: string;
  ends: number; // milliseconds since 1970
}

/** Tokens by client credentials (RFC 6749, section 4.4), fetched when they are needed; or a token that the caller has. */
export function clientCredentials(scheme: Scheme, config: Config): Credentials | undefined {
  const given = configured(scheme, config);
  if (typeof given === "string" || typeof given === "function") return bearer(scheme, config);
  const [clientId, clientSecret] = fromEnvironment(scheme) ?? [];
  const client = (given ?? (clientId && clientSecret ? { clientId, clientSecret } : undefined)) as ClientCredentials | undefined;
  if (!client) return undefined;
  let used: Token | undefined;
  return {
    async add({ headers }) {
      used = await token(scheme, client, config);
      headers.set("authorization", `Bearer ${used.text}`);
    },
    renew() {
      if (used) used.ends = 0;
    },
  };
}

/** The token in use while it lasts, then a new one. Calls at the same time wait for the same one. */
async function token(scheme: Scheme, client: ClientCredentials, config: Config): Promise<Token> {
  const tokens = config.tokens as Map<string, Promise<Token>>;
  const known = tokens.get(scheme.name);
  const lasts = await known?.then(({ ends }) => ends - early > config.clock.now(), () => false);
  if (known && lasts) return known;
  const newer = tokens.get(scheme.name);
  if (newer && newer !== known) return newer;
  const fetched = fetchToken(scheme, client, config);
  tokens.set(scheme.name, fetched);
  return fetched;
}

async function fetchToken(scheme: Scheme, client: ClientCredentials, config: Config): Promise<Token> {
  const { clientId, clientSecret, scopes = scheme.scopes } = client;
  const url = new URL(scheme.tokenUrl!, config.baseUrl);
  const scope = scopes?.length ? `&scope=${escapeForm(scopes.join(" "))}` : "";
  const asked = { method: "POST", url: url.origin + url.pathname };
  const lost = (cause: unknown): never => {
    throw new ConnectionError(asked, messageOf(cause), { cause });
  };
  const sent = config.fetch(url, {
    method: "POST",
    headers: {
      ...(inBrowser() ? {} : { "user-agent": config.userAgent }),
      accept: "application/json",
      authorization: `Basic ${base64(`${escapeForm(clientId)}:${escapeForm(clientSecret)}`)}`,
      "content-type": "application/x-www-form-urlencoded",
    },
    body: `grant_type=client_credentials${scope}`,
    redirect: "error",
    signal: config.timeout > 0 && config.timeout < Infinity ? AbortSignal.timeout(config.timeout) : null,
  });
  const reply = await sent.catch(lost);
  if (!reply.ok) throw await failureOf({}, asked, reply).catch(lost);
  const { text } = await readText(reply, 1 << 20).catch(lost);
  const body = tokenOf(text);
  if (!body) throw new DecodeError(asked, reply, { cause: new SyntaxError("it holds no token") });
  const seconds = Number(body.expires_in);
  const ends = seconds > 0 ? config.clock.now() + seconds * 1000 : Infinity;
  return { text: body.access_token, ends };
}

/** What a token endpoint answers (RFC 6749, section 5.1). */
function tokenOf(text: string): { access_token: string; expires_in?: unknown } | undefined {
  try {
    const body = JSON.parse(text) as { access_token?: unknown } | null;
    return typeof body?.access_token === "string" && body.access_token !== "" ? (body as { access_token: string }) : undefined;
  } catch {
    return undefined;
  }
}
