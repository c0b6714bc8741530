/** `ai` with `@ai-sdk/azure`: Responses, of which items are named by reference; and chat completions. */
import { createAzure } from '@ai-sdk/azure';
import {
  generateText,
  isStepCount,
  type LanguageModel,
  type ModelMessage,
  streamText,
  tool,
} from 'ai';
import { z } from 'zod';
import { ENDPOINT, hold, KEY, MODEL, weather } from './conversation.ts';

const azure = createAzure({ baseURL: `${ENDPOINT}/openai/v1`, apiKey: KEY });
const tools = {
  weather: tool({
    description: 'The weather in a city',
    inputSchema: z.object({ city: z.string() }),
    execute: async ({ city }) => weather(city),
  }),
};

await converse('ai', azure(MODEL));
await converse('ai, chat', azure.chat(MODEL));

async function converse(name: string, model: LanguageModel) {
  const messages: ModelMessage[] = [];
  await hold(name, async (question, streamed) => {
    messages.push({ role: 'user', content: question });
    const options = { model, tools, messages, stopWhen: isStepCount(3), maxRetries: 0 };
    if (!streamed) {
      const { text, responseMessages } = await generateText(options);
      messages.push(...responseMessages);
      return text;
    }
    const failures: unknown[] = [];
    const result = streamText({ ...options, onError: ({ error }) => void failures.push(error) });
    let text = '';
    for await (const part of result.textStream) text += part;
    if (failures.length > 0) throw failures[0];
    messages.push(...(await result.responseMessages));
    return text;
  });
}
