import { type Body, partsOf } from "./body.js";
import type { Sent } from "./operation.js";
import { form } from "./styles.js";
import { escapeForm } from "./text.js";

/** application/x-www-form-urlencoded (WHATWG URL, section 5). */
export function formBody(value: unknown, { type, parts }: Sent): Body {
  const text = partsOf(value, parts)
    .map(([[key, style = form], field]) => style(key, field, escapeForm))
    .filter(Boolean)
    .join("&");
  return { type, open: () => text };
}
