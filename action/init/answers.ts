/** What `aolb init` asks for, and in which words. Whether an answer will do is the reader of `load-balancer.yml`'s to say. */

export type AccountAnswer = {
  /** In `load-balancer.yml`. */
  readonly name: string;
  /** ARM resource id. */
  readonly id: string;
  readonly endpoint: string;
  /** Deployment names; none: every model that any account names. */
  readonly models: readonly string[];
};

export type Answers = {
  readonly environment: string;
  readonly location: string;
  readonly sku: string;
  readonly publisherName: string;
  readonly publisherEmail: string;
  readonly accounts: readonly AccountAnswer[];
  readonly consumers: readonly string[];
  readonly rotation: boolean;
};

/** A configuration that is right in everything: what is not answered yet stands in it while an answer is judged. */
export const EXAMPLE: Answers = {
  environment: 'prod',
  location: 'japaneast',
  sku: 'BasicV2_1',
  publisherName: 'AI Platform',
  publisherEmail: 'ai@example.com',
  accounts: [
    {
      name: 'example',
      id: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ai/providers/Microsoft.CognitiveServices/accounts/example',
      endpoint: 'https://example.openai.azure.com/',
      models: ['gpt-4o'],
    },
  ],
  consumers: ['team-a'],
  rotation: false,
};

export type TextQuestion = {
  readonly key: 'environment' | 'location' | 'sku' | 'publisherName' | 'publisherEmail';
  /** The command line's option, without dashes. */
  readonly option: 'environment' | 'location' | 'sku' | 'publisher-name' | 'publisher-email';
  readonly text: string;
  /** What Enter gives. */
  readonly usual?: string;
};

export const TEXT_QUESTIONS: readonly TextQuestion[] = [
  {
    key: 'environment',
    option: 'environment',
    text: 'Environment, the first part of every resource name',
    usual: 'prod',
  },
  {
    key: 'location',
    option: 'location',
    text: 'Azure region of the gateway, such as japaneast',
  },
  {
    key: 'sku',
    option: 'sku',
    text: 'SKU of API Management and its units',
    usual: 'BasicV2_1',
  },
  {
    key: 'publisherName',
    option: 'publisher-name',
    text: 'Who runs the gateway: name',
  },
  {
    key: 'publisherEmail',
    option: 'publisher-email',
    text: 'Who runs the gateway: e-mail, where Azure sends notifications',
  },
];

/** `a, b c` as a, b and c. */
export function listOf(text: string): readonly string[] {
  return text.split(/[\s,]+/).filter((word) => word !== '');
}
