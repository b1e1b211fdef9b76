import type { Body } from "./body.js";
import type { Send } from "./config.js";

const most = 10;

/** What another origin may see: not a credential, whatever it is called. */
const harmless = /^(accept|accept-.*|content-.*|if-.*|range|user-agent)$/;

/**
 * Follows redirects as fetch does (WHATWG Fetch, "HTTP-redirect fetch"), but keeps every credential from other origins,
 * also keys in headers with names of their own, which fetch would hand on, and bodies.
 */
export async function follow(request: Request, body: Body | undefined, send: Send): Promise<Response> {
  let current = request;
  let reply = await send(current);
  for (let hops = 0; hops < most; hops++) {
    const next = targetOf(reply, current.url);
    const following = next && redirected(current, reply.status, next, body);
    if (!following) break;
    await reply.body?.cancel();
    current = following;
    reply = await send(current);
  }
  return reply;
}

/** Where a reply leads, unless that would give up encryption. */
function targetOf(reply: Response, from: string): URL | undefined {
  const location = reply.headers.get("location");
  if (![301, 302, 303, 307, 308].includes(reply.status) || !location) return undefined;
  const url = new URL(location, from);
  return url.protocol === "https:" || (url.protocol === "http:" && from.startsWith("http:")) ? url : undefined;
}

/** The request that a redirect asks for; none when it would take a body to another origin, or one that is gone. */
function redirected(from: Request, status: number, url: URL, body: Body | undefined): Request | undefined {
  const get = (status === 303 && from.method !== "HEAD") || (status < 303 && from.method === "POST");
  const abroad = url.origin !== new URL(from.url).origin;
  const carried = get || from.body === null ? undefined : body;
  if (carried && (abroad || carried.once)) return undefined;
  const headers = [...from.headers].filter(([name]) => !(abroad && !harmless.test(name)) && !(get && name.startsWith("content-")));
  const init = carried?.open();
  return new Request(url, {
    method: get ? "GET" : from.method,
    headers,
    signal: from.signal,
    redirect: "manual",
    ...(init !== undefined && { body: init }),
    ...(init instanceof ReadableStream && { duplex: "half" }),
  });
}
