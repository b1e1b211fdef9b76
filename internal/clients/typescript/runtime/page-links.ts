import { linkTo } from "./link.js";
import { at, type Next, type Page, type Step } from "./pages.js";

/** By the Link header, rel="next" (RFC 8288). */
export const byLink: Next = (_, page) => step(linkTo("next", page.reply.headers), page);

/** By a URL that the reply holds. */
export const byURL: Next = ({ way }, page) => step(at(page.reply.data, way), page);

function step(target: unknown, { args, reply, origin }: Page): Step | undefined {
  if (typeof target !== "string" || target === "") return undefined;
  const url = new URL(target, reply.url);
  if (url.origin !== origin) throw new Error(`the next page is of another origin, ${url.origin}: credentials for ${origin} do not go there`);
  return url.href === reply.url ? undefined : { args, url };
}
