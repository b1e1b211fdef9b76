import { type Body, opened, partsOf } from "./body.js";
import { isJSON } from "./decoder.js";
import { writeJSON } from "./json.js";
import type { Part, Sent } from "./operation.js";
import { hex, randomBytes } from "./random.js";
import { asIs, fieldsOf, textOf } from "./text.js";
import type { Bytes, Upload } from "./types.js";

type Piece = string | Bytes;

/** multipart/form-data (RFC 7578) and its kin. Nothing is held in memory that is not there already. */
export function multipartBody(value: unknown, { type, parts }: Sent): Body {
  const boundary = `steward-${hex(randomBytes(16))}`;
  const pieces: Piece[] = partsOf(value, parts).flatMap(([part, field]) =>
    (Array.isArray(field) && !part[1] ? field : [field]).flatMap((one: unknown) => [
      `--${boundary}\r\n`,
      ...written(part, one),
      "\r\n",
    ]),
  );
  pieces.push(`--${boundary}--\r\n`);
  return { type: `${type}; boundary=${boundary}`, ...together(pieces) };
}

/** The header and content of a part. */
function written([key, style, type]: Part, value: unknown): Piece[] {
  if (style) return [header(key, type), style(key, value, asIs)];
  const file = bytesOf(value) ?? (type && isJSON(type) ? undefined : fileOf(value));
  if (file) {
    const { content, filename = "file", type: own } = file;
    return [header(key, own ?? (concrete(type) || "application/octet-stream"), filename), content];
  }
  const json = type ? isJSON(type) : fieldsOf(value) !== undefined || Array.isArray(value);
  return json ? [header(key, type ?? "application/json"), writeJSON(value)] : [header(key, concrete(type)), textOf(value)];
}

function header(key: string, type?: string, filename?: string): string {
  const named = filename === undefined ? "" : `; filename="${quoted(filename)}"`;
  const typed = type ? `Content-Type: ${type.replace(/[\r\n]/g, "")}\r\n` : "";
  return `Content-Disposition: form-data; name="${quoted(key)}"${named}\r\n${typed}\r\n`;
}

/** The first of several media types, unless it is a range. */
function concrete(type: string | undefined): string | undefined {
  const first = type?.split(",")[0]?.trim();
  return first?.includes("*") ? undefined : first;
}

/** As forms write names (WHATWG HTML, "multipart/form-data encoding algorithm"). */
function quoted(name: string): string {
  return name.replaceAll("\n", "%0A").replaceAll("\r", "%0D").replaceAll('"', "%22");
}

type NamedFile = Exclude<Upload, Bytes>;

/** Bytes that are not text, as a file; a File has a name and a type. */
function bytesOf(value: unknown): NamedFile | undefined {
  if (value instanceof Blob) {
    const { name } = value as Partial<File>;
    return { content: value, ...(name && { filename: name }), ...(value.type && { type: value.type }) };
  }
  const bytes = ArrayBuffer.isView(value) || value instanceof ArrayBuffer || value instanceof ReadableStream || typeof value === "function";
  return bytes ? { content: value as Bytes } : undefined;
}

/** An object that gives content a name. */
function fileOf(value: unknown): NamedFile | undefined {
  if (typeof value !== "object" || value === null || !("content" in value)) return undefined;
  return typeof value.content === "string" || bytesOf(value.content) ? (value as NamedFile) : undefined;
}

/** One body: a Blob, which does not copy its pieces and can be sent again, unless one of them is a stream. */
function together(pieces: Piece[]): { open(): BodyInit; once?: boolean } {
  const streamed = pieces.filter((piece) => typeof piece === "function" || piece instanceof ReadableStream);
  if (streamed.length === 0) return { open: () => new Blob(pieces as BlobPart[]) };
  return { open: () => joined(pieces), once: streamed.some((piece) => piece instanceof ReadableStream) };
}

function joined(pieces: Piece[]): ReadableStream<Uint8Array> {
  const left = pieces.map((piece) => () => (piece instanceof ReadableStream ? piece : streamOf(piece)));
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      for (;;) {
        reader ??= left.shift()?.().getReader();
        if (!reader) return controller.close();
        const { done, value } = await reader.read();
        if (!done) return controller.enqueue(value);
        reader = undefined;
      }
    },
    cancel: (reason) => reader?.cancel(reason),
  });
}

function streamOf(piece: Piece): ReadableStream<Uint8Array> {
  const init = opened(piece).open();
  return init instanceof ReadableStream ? init : new Blob([init as BlobPart]).stream();
}
