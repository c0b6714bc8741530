/** Server-sent events, one at a time, as slowly as the account is. */

/**
 * @param wait before every event but the first; rejects when the client is gone
 */
export function eventStream(
  events: readonly { readonly event?: string; readonly data: unknown }[],
  wait: () => Promise<void>,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let index = 0;
  return new ReadableStream(
    {
      async pull(controller) {
        const next = events[index];
        if (next === undefined) {
          controller.close();
          return;
        }
        if (index > 0) await wait();
        index += 1;
        const { event, data } = next;
        const text = typeof data === 'string' ? data : JSON.stringify(data);
        const head = event === undefined ? '' : `event: ${event}\n`;
        controller.enqueue(encoder.encode(`${head}data: ${text}\n\n`));
      },
    },
    { highWaterMark: 0 },
  );
}
