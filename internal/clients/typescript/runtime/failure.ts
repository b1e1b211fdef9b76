import { isJSON, mediaTypeOf } from "./decoder.js";
import { ApiError, type Asked } from "./errors.js";
import { readJSON } from "./json.js";
import type { Operation } from "./operation.js";
import { statusesFor } from "./result.js";

const kept = 1 << 20; // bytes of a body

/** The error that a reply means: of the type that the contract has for it, if its body can be read as such. */
export async function failureOf(operation: Operation, asked: Asked, reply: Response): Promise<ApiError> {
  const { status, statusText, headers } = reply;
  const text = await bounded(reply);
  const failure = { status, statusText, headers, text };
  const body = isJSON(mediaTypeOf(headers)) ? parsed(text) : undefined;
  if (body === undefined) return new ApiError(asked, { ...failure, body: text });
  const known = statusesFor(status).find((one) => operation.errors?.[one]);
  const Type = (known && operation.errors?.[known]) || ApiError<never>;
  return new Type(asked, { ...failure, body: body as never });
}

function parsed(text: string): unknown {
  try {
    return readJSON(text);
  } catch {
    return undefined;
  }
}

async function bounded(reply: Response): Promise<string> {
  const reader = reply.body?.getReader();
  if (!reader) return "";
  const decoder = new TextDecoder();
  let text = "";
  for (let size = 0; size < kept; ) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    text += decoder.decode(value.subarray(0, kept - size), { stream: true });
    size += value.length;
  }
  await reader.cancel();
  return text;
}
