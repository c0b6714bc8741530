/** Callers with the official OpenAI SDK, as the users' colleagues have them: only endpoint and key are ours. */
import { AzureOpenAI } from 'openai';

export type Caller = {
  /** The gateway, without `/openai`. */
  readonly endpoint: string;
  /** Read before every request, as an application that follows its vault does. */
  readonly key: () => string | Promise<string>;
};

export type Tally = { readonly sent: number; readonly failures: readonly string[] };

const API_VERSION = '2024-10-21';

/** The SDK's own retries are off: what fails here, fails at the caller. */
export async function openAI({ endpoint, key }: Caller): Promise<AzureOpenAI> {
  return new AzureOpenAI({ endpoint, apiKey: await key(), apiVersion: API_VERSION, maxRetries: 0 });
}

async function ask(caller: Caller, model: string): Promise<void> {
  const client = await openAI(caller);
  const { choices } = await client.chat.completions.create({
    model,
    max_tokens: 10,
    messages: [{ role: 'user', content: 'Which account are you?' }],
  });
  if (!choices[0]?.message.content) throw new Error('an answer without content');
}

/** Sends `count` chat requests, `concurrency` at a time. */
export async function send(
  caller: Caller,
  model: string,
  count: number,
  concurrency: number,
): Promise<Tally> {
  let left = count;
  return sendWhile(caller, model, concurrency, () => {
    left -= 1;
    return left >= 0;
  });
}

/** Sends chat requests, `concurrency` at a time, for as long as `more` says so. */
export async function sendWhile(
  caller: Caller,
  model: string,
  concurrency: number,
  more: () => boolean,
): Promise<Tally> {
  const failures: string[] = [];
  let sent = 0;
  const worker = async () => {
    while (more()) {
      sent += 1;
      await ask(caller, model).catch((error: unknown) => failures.push(String(error)));
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  return { sent, failures };
}

export type StreamedEvent = { readonly text: string; readonly milliseconds: number };

/** One streamed answer, event by event, with the time since the request was sent. */
export async function stream(caller: Caller, model: string): Promise<readonly StreamedEvent[]> {
  const client = await openAI(caller);
  const started = performance.now();
  const events: StreamedEvent[] = [];
  const chunks = await client.chat.completions.create({
    model,
    max_tokens: 12,
    stream: true,
    messages: [{ role: 'user', content: 'Count slowly.' }],
  });
  for await (const chunk of chunks) {
    const text = chunk.choices[0]?.delta?.content;
    if (text) events.push({ text, milliseconds: performance.now() - started });
  }
  return events;
}
