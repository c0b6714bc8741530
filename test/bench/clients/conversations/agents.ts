/** `@openai/agents`: the history is sent back whole, with the ids of its items; or only the last response is named. */
import {
  Agent,
  type AgentInputItem,
  run,
  setDefaultOpenAIClient,
  setTracingDisabled,
  tool,
} from '@openai/agents';
import { OpenAI } from 'openai';
import { z } from 'zod';
import { ENDPOINT, hold, KEY, MODEL, weather } from './conversation.ts';

// Traces go to OpenAI, not to the client's own address.
setTracingDisabled(true);
setDefaultOpenAIClient(
  new OpenAI({
    baseURL: `${ENDPOINT}/openai/v1`,
    apiKey: KEY,
    maxRetries: 0,
  }),
);

const agent = new Agent({
  name: 'Weather',
  instructions: 'Answer briefly.',
  model: MODEL,
  tools: [
    tool({
      name: 'weather',
      description: 'The weather in a city',
      parameters: z.object({ city: z.string() }),
      execute: async ({ city }) => weather(city),
    }),
  ],
});

let history: AgentInputItem[] = [];
await hold('agents', async (question, streamed) => {
  const input = [...history, { role: 'user' as const, content: question }];
  const result = await answer(input, streamed, {});
  history = result.history;
  return result.finalOutput ?? '';
});

let previousResponseId: string | undefined;
await hold('agents, previous response', async (question, streamed) => {
  const result = await answer(
    question,
    streamed,
    previousResponseId === undefined ? {} : { previousResponseId },
  );
  previousResponseId = result.lastResponseId;
  return result.finalOutput ?? '';
});

async function answer(
  input: string | AgentInputItem[],
  streamed: boolean,
  options: { readonly previousResponseId?: string },
) {
  if (!streamed) return await run(agent, input, options);
  const result = await run(agent, input, { ...options, stream: true });
  for await (const _ of result);
  await result.completed;
  return result;
}
