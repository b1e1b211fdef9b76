/** Random bytes: as good as the platform has them. Nothing secret is made of them, only what shall not occur twice. */
export function randomBytes(size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  const { crypto } = globalThis as { crypto?: Crypto }; // Node 18 has none
  return crypto ? crypto.getRandomValues(bytes) : bytes.map(() => Math.random() * 256);
}

/** Bytes in hexadecimal. */
export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** A random UUID (RFC 9562, version 4). */
export function uuid(): string {
  const bytes = randomBytes(16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return hex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
