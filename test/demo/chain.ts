/** A conversation that an account keeps: each turn names the response before it, and streams. */
import OpenAI from 'openai';
import type { Caller } from './traffic.ts';

export type Chain = {
  /** @returns the text that was streamed */
  turn(input: string): Promise<string>;
};

/** The SDK as it comes: its retries wait as long as the gateway tells. */
export function startChain({ endpoint, key }: Caller, model: string): Chain {
  let previous: string | null = null;
  return {
    async turn(input) {
      const client = new OpenAI({ baseURL: `${endpoint}/openai/v1`, apiKey: await key() });
      const events = await client.responses.create({
        model,
        input,
        previous_response_id: previous,
        stream: true,
      });
      let text = '';
      for await (const event of events) {
        if (event.type === 'response.output_text.delta') text += event.delta;
        if (event.type === 'response.completed') previous = event.response.id;
      }
      return text;
    },
  };
}
