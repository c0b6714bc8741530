import { definePolicy, required, text } from '../pipeline/definition.ts';

/** Sets `Authorization: Basic …` of the request at hand. */
export const authenticationBasic = definePolicy({
  name: 'authentication-basic',
  sections: ['inbound'],
  attributes: { username: required(text), password: required(text) },
  compile({ attributes }) {
    return async (exchange) => {
      const pair = `${await attributes.username.resolve(exchange)}:${await attributes.password.resolve(exchange)}`;
      const { subject } = exchange;
      if (subject.kind === 'request') {
        subject.headers.set('authorization', [`Basic ${Buffer.from(pair).toString('base64')}`]);
      }
    };
  },
});
