import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ContentSafety, SemanticCache } from '../../../policy/gateway/index.ts';
import { laboratory, ok, policies, pool } from './laboratory.ts';

const SAFETY = `<llm-content-safety backend-id="safety" shield-prompt="true"><categories output-type="EightSeverityLevels">
  <category name="Hate" threshold="4"/></categories><blocklists><id>words</id></blocklists></llm-content-safety>`;
const CACHE = policies({
  inbound:
    '<base/><llm-semantic-cache-lookup score-threshold="0.1" embeddings-backend-id="e" embeddings-backend-auth="system-assigned"><vary-by>team</vary-by></llm-semantic-cache-lookup>',
  outbound: '<base/><llm-semantic-cache-store duration="60"/>',
});
const ask = (...texts: readonly string[]) => ({
  body: JSON.stringify({
    messages: texts.map((text) => ({ role: 'user', content: [{ type: 'text', text }] })),
  }),
});

describe('policies that need a judgement', () => {
  it('are refused by name when none is handed in', () => {
    assert.throws(
      () => laboratory({ policy: policies({ inbound: SAFETY }) }),
      /unsupported: <llm-content-safety>; it needs a judgement that is not handed in \(contentSafety\)/,
    );
    assert.throws(() => laboratory({ policy: CACHE }), /unsupported: <llm-semantic-cache-store>/);
  });
});

describe('llm-content-safety', () => {
  it('asks about the prompt and answers 403 to what is not allowed', async () => {
    const questions: Parameters<ContentSafety>[0][] = [];
    const lab = laboratory({
      policy: policies({ inbound: `<base/>${SAFETY}` }),
      service: { backends: pool({ safety: {} }) },
      options: {
        contentSafety: async (question) => {
          questions.push(question);
          return { allowed: !question.prompt.includes('bad'), reason: 'Hate is 6.' };
        },
      },
    });
    assert.equal((await lab.send('/openai/x', ask('good', 'words'))).status, 200);
    assert.equal((await lab.send('/openai/x', ask('bad'))).status, 403);
    assert.equal(lab.calls.length, 1);
    assert.deepEqual(questions[0], {
      prompt: 'good\nwords',
      backend: 'safety',
      shieldPrompt: true,
      categories: [{ name: 'Hate', threshold: 4 }],
      blocklists: ['words'],
    });
  });
});

describe('the semantic cache', () => {
  it('answers what means the same without a call', async () => {
    const stored = new Map<string, string>();
    const key = ({ prompt, varyBy }: { prompt: string; varyBy: readonly string[] }) =>
      `${varyBy.join()}:${prompt.length}`;
    const semanticCache: SemanticCache = {
      lookup: async (wanted) => stored.get(key(wanted)),
      store: async (entry) => {
        stored.set(key(entry), entry.body);
      },
    };
    const lab = laboratory({
      policy: CACHE,
      options: { semanticCache },
      hosts: { 'service.example': () => ok('{"answer":1}') },
    });
    assert.equal((await lab.send('/openai/x', ask('hello'))).text, '{"answer":1}');
    assert.equal((await lab.send('/openai/x', ask('hallo'))).text, '{"answer":1}');
    assert.equal(lab.calls.length, 1);
  });
});
