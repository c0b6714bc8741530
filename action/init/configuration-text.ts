/** Answers as `load-balancer.yml`: every section with a line that says what it is for. */
import { Document, isMap, isScalar, isSeq } from 'yaml';
import type { Answers } from './answers.ts';

const HEAD = [
  ' What each key means, and what else there is: docs/configuration.md.',
  ' After every change: aolb check load-balancer.yml; on a local Azure: aolb try plan.',
].join('\n');

const SECTIONS: Readonly<Record<string, string>> = {
  environment: ' The first part of every resource name. Another one is another load balancer.',
  location:
    ' Azure region of the gateway. It costs the keys to change it later (docs/operations.md).',
  gateway: ' The API Management service: its tier and units, and who runs it.',
  accounts:
    ' Existing Azure OpenAI accounts. A lower priority is preferred; those with the same one share the calls. models: deployment names.',
  callers:
    ' Keys are taken as api-key and as Authorization: Bearer, so that every OpenAI SDK works as it comes.',
  consumers:
    ' One subscription each, with keys of its own; limits such as tokensPerMinute: 20000 go inside the braces.',
  rotation:
    ' Gives every consumer a new key regularly, into Key Vault; the previous one works for an interval more.',
};

/** @returns the file; whether it is right is for its reader to say */
export function configurationText(answers: Answers): string {
  const document = new Document({
    environment: answers.environment,
    location: answers.location,
    gateway: {
      sku: answers.sku,
      publisher: { name: answers.publisherName, email: answers.publisherEmail },
    },
    accounts: Object.fromEntries(
      answers.accounts.map(({ name, id, endpoint, models }) => [
        name,
        { id, endpoint, priority: 1, ...(models.length === 0 ? {} : { models }) },
      ]),
    ),
    callers: { keys: { bearer: true } },
    consumers: Object.fromEntries(answers.consumers.map((name) => [name, {}])),
    ...(answers.rotation ? { rotation: { schedule: '0 0 3 * * *', interval: 'P30D' } } : {}),
  });
  document.commentBefore = HEAD;
  const { contents } = document;
  for (const { key } of isMap(contents) ? contents.items : []) {
    if (isScalar(key)) key.commentBefore = SECTIONS[String(key.value)] ?? null;
  }
  // One line each, as people write them.
  for (const path of [
    ['gateway', 'publisher'],
    ['callers', 'keys'],
    ...answers.accounts.map(({ name }) => ['accounts', name, 'models']),
  ]) {
    const node = document.getIn(path, true);
    if (isMap(node) || isSeq(node)) node.flow = true;
  }
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}
