import { readText } from "./bounded.js";
import { isJSON, mediaTypeOf } from "./decoder.js";
import { ApiError, type Asked } from "./errors.js";
import { readJSON } from "./json.js";
import type { Operation } from "./operation.js";
import { statusesFor } from "./result.js";

const kept = 1 << 20; // bytes of a body

/** The error that a reply means: of the type that the contract has for it, if its body can be read as such. */
export async function failureOf(operation: Pick<Operation, "errors">, asked: Asked, reply: Response): Promise<ApiError> {
  const { status, statusText, headers } = reply;
  const { text } = await readText(reply, kept);
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
