/** What every conversation is about, whatever SDK has it, and what it tells the bench. */
export const MODEL = 'gpt-4o';

/** Where the gateway is, without `/openai`, and a consumer's key. */
export const ENDPOINT = process.env.ENDPOINT ?? '';
export const KEY = process.env.KEY ?? '';

/** Each names the tool, so that the model calls it. */
export const QUESTIONS = [
  'What is the weather in Tokyo?',
  'And the weather in Kyoto?',
  'Compare the weather of both.',
] as const;

/** The turn whose answer is streamed. */
export const STREAMED = 1;

/** How often the tool was called; each conversation counts on. */
let called = 0;

export function weather(city: string): string {
  called += 1;
  return `It is sunny in ${city}.`;
}

/** Holds a conversation and tells what came of it, one line of JSON each: `{name, texts, called}` or `{name, error}`. */
export async function hold(
  name: string,
  ask: (question: string, streamed: boolean) => Promise<string>,
) {
  const texts: string[] = [];
  const before = called;
  try {
    for (const [index, question] of QUESTIONS.entries()) {
      texts.push(await ask(question, index === STREAMED));
    }
    console.log(JSON.stringify({ name, texts, called: called - before }));
  } catch (error) {
    console.log(JSON.stringify({ name, error: String(error) }));
  }
}
