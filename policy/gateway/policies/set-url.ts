import { definePolicy } from '../pipeline/definition.ts';

/** The URL of a request that a policy sends on its own; stands inside send-request only. */
export const setUrl = definePolicy({
  name: 'set-url',
  sections: [],
  text: 'required',
  compile({ text }) {
    return async (exchange) => {
      const { subject } = exchange;
      if (subject.kind === 'request') subject.url = (await text?.resolve(exchange))?.trim();
    };
  },
});
