/** Reads a reply as text, up to a number of bytes, and tells whether that was all of it. */
export async function readText(reply: Response, most: number): Promise<{ text: string; whole: boolean }> {
  const reader = reply.body?.getReader();
  const decoder = new TextDecoder(); // drops a byte order mark
  let text = "";
  for (let room = most; reader; ) {
    const { done, value } = await reader.read();
    if (done) break;
    text += decoder.decode(value.subarray(0, room), { stream: true });
    room -= value.length;
    if (room >= 0) continue;
    await reader.cancel().catch(() => undefined);
    return { text, whole: false };
  }
  return { text: text + decoder.decode(), whole: true };
}
