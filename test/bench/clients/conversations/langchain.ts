/** `@langchain/openai`: chat completions on both surfaces, and Responses. */
import { type AIMessageChunk, type BaseMessage, HumanMessage } from '@langchain/core/messages';
import { tool } from '@langchain/core/tools';
import { AzureChatOpenAI, ChatOpenAI } from '@langchain/openai';
import { z } from 'zod';
import { ENDPOINT, hold, KEY, MODEL, weather } from './conversation.ts';

const weatherTool = tool(async ({ city }) => weather(city), {
  name: 'weather',
  description: 'The weather in a city',
  schema: z.object({ city: z.string() }),
});

const v1 = {
  model: MODEL,
  apiKey: KEY,
  maxRetries: 0,
  configuration: { baseURL: `${ENDPOINT}/openai/v1` },
};

await converse('langchain', new ChatOpenAI(v1));
await converse('langchain, Responses', new ChatOpenAI({ ...v1, useResponsesApi: true }));
await converse(
  'langchain, Azure',
  new AzureChatOpenAI({
    azureOpenAIEndpoint: ENDPOINT,
    azureOpenAIApiKey: KEY,
    azureOpenAIApiDeploymentName: MODEL,
    azureOpenAIApiVersion: '2024-10-21',
    maxRetries: 0,
  }),
);

async function converse(name: string, chat: ChatOpenAI) {
  const model = chat.bindTools([weatherTool]);
  const messages: BaseMessage[] = [];
  await hold(name, async (question, streamed) => {
    messages.push(new HumanMessage(question));
    for (;;) {
      const answer = streamed
        ? await gathered(model.stream(messages))
        : await model.invoke(messages);
      messages.push(answer);
      if (!answer.tool_calls?.length) return answer.text;
      for (const call of answer.tool_calls) messages.push(await weatherTool.invoke(call));
    }
  });
}

async function gathered(chunks: Promise<AsyncIterable<AIMessageChunk>>): Promise<AIMessageChunk> {
  let all: AIMessageChunk | undefined;
  for await (const chunk of await chunks) all = all === undefined ? chunk : all.concat(chunk);
  if (all === undefined) throw new Error('a stream without events');
  return all;
}
