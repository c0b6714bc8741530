import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { surface } from '../../../openapi/index.ts';
import {
  type PolicyElement,
  type PolicyValue,
  readDocument,
  xmlFault,
} from '../../../policy/document/index.ts';
import { compile } from '../../../policy/expressions/index.ts';
import { policySize, renderPolicy } from '../../../policy/render.ts';
import { templates } from '../../../policy/template/index.ts';
import { balancerOf, type Setup } from './balancers.ts';
import { CHOICES, SETUPS } from './setups.ts';

describe('renderPolicy', () => {
  for (const choice of CHOICES) {
    for (const [name, setup] of Object.entries(SETUPS)) {
      it(`renders well-formed XML: ${choice.selection}, ${choice.strategy}, ${name}`, () => {
        const policy = renderPolicy(
          balancerOf({ ...setup, balancing: { ...setup.balancing, ...choice } }),
          surface,
        );
        assert.equal(xmlFault(policy), undefined);
        assert.equal(section(policy, 'backend').children.length, 1);
        assert.doesNotMatch(policy, /\bundefined\b|\bNaN\b|\[object|<%|%>/);
        assert.deepEqual(policy.match(/\{\{.*?\}\}/g), ['{{identity-client-id}}']);
      });
    }
  }

  it('asks at most as many accounts as the model has, and once more whether there is another', () => {
    const retries = (setup: Setup) =>
      attribute(
        find(section(renderPolicy(balancerOf(setup), surface), 'backend'), 'retry'),
        'count',
      );
    assert.equal(retries({}), '2');
    assert.equal(retries({ accounts: { a: {}, b: {}, c: {}, d: {} } }), '4');
    assert.equal(
      retries({ accounts: { a: {}, b: {}, c: {}, d: {} }, balancing: { attempts: 3 } }),
      '3',
    );
  });

  it('buffers what it may send again, nothing else, and streams the response', () => {
    for (const attempts of [1, 2]) {
      const backend = section(
        renderPolicy(balancerOf({ balancing: { attempts } }), surface),
        'backend',
      );
      const forwards = flatten(backend).filter(({ name }) => name === 'forward-request');
      assert.deepEqual(
        forwards.map((forward) => [
          attribute(forward, 'buffer-request-body'),
          attribute(forward, 'buffer-response'),
        ]),
        // A first attempt that is plainly in order is made at once.
        [
          ['true', 'false'],
          ['true', 'false'],
          ['false', 'false'],
        ],
      );
    }
  });

  it('has expressions that compile without a warning and read no response but small errors and JSON that is not streamed', () => {
    for (const choice of CHOICES) {
      for (const setup of Object.values(SETUPS)) {
        const balancing = { ...setup.balancing, ...choice };
        for (const { kind, text } of valuesOf(
          readDocument(renderPolicy(balancerOf({ ...setup, balancing }), surface)),
        )) {
          if (kind === 'literal') continue;
          const { warnings, readsResponseBody } = compile(text, kind);
          assert.deepEqual(warnings, [], text);
          const reads =
            /"DeploymentNotFound"\)|"previous_response_not_found"|call\["streams"\] != true/;
          assert.equal(readsResponseBody, reads.test(text), text);
        }
      }
    }
  });

  it('never decides by a reason text, which Azure changes at will', () => {
    assert.doesNotMatch(
      renderPolicy(balancerOf(), surface),
      /StatusReason|temporarily unavailable/,
    );
  });

  it('uses backends, never a URL, and no header that starts a trace', () => {
    for (const balancing of CHOICES) {
      const policy = renderPolicy(balancerOf({ balancing }), surface);
      assert.doesNotMatch(policy, /base-url|Ocp-Apim-Trace|azure\.com\/openai/i);
    }
  });

  it('removes the caller’s credentials after the URL is rewritten and before the token is set', () => {
    const { children } = section(
      renderPolicy(
        balancerOf({ accounts: { a: { models: { m: 'x' } }, b: { models: { m: 'x' } } } }),
        surface,
      ),
      'inbound',
    );
    const steps = children.flatMap((element) => flatten(element)).map(describeElement);
    const order = [
      'rewrite-uri',
      'set-header api-key',
      'set-header Ocp-Apim-Subscription-Key',
      'set-query-parameter api-key',
      'set-query-parameter subscription-key',
      'authentication-managed-identity',
    ];
    assert.deepEqual(
      steps.filter((step) => order.includes(step)),
      order,
    );
  });

  it('uses each cache policy once per section, as documented', () => {
    for (const setup of Object.values(SETUPS)) {
      const policy = renderPolicy(balancerOf(setup), surface);
      for (const name of ['inbound', 'backend', 'outbound', 'on-error']) {
        const elements = flatten(section(policy, name)).map(({ name }) => name);
        for (const once of ['cache-lookup-value', 'cache-store-value']) {
          assert.ok(elements.filter((element) => element === once).length <= 1, `${name} ${once}`);
        }
      }
    }
  });

  it('has no C# line comments, since XML turns the line ends of an attribute into spaces', () => {
    for (const setup of Object.values(SETUPS)) {
      const policy = renderPolicy(balancerOf(setup), surface);
      assert.doesNotMatch(policy.replaceAll(/\b(?:https|api):\/\//g, ''), /\/\//);
    }
  });

  it('stays under 64 KiB with 20 accounts that name 20 models differently, and 50 consumers', () => {
    const models = Array.from({ length: 20 }, (_, index) => `gpt-4.${index}-mini`);
    const accounts = Object.fromEntries(
      Array.from({ length: 20 }, (_, index) => [
        `openai-region-${index}`,
        {
          priority: index % 3,
          models: Object.fromEntries(models.map((model) => [model, `${model}-${index}`])),
        },
      ]),
    );
    const consumers = Object.fromEntries(
      Array.from({ length: 50 }, (_, index) => [
        `team-${index}`,
        { models: models.slice(index % 5), tokensPerMinute: 1000 * (1 + (index % 4)) },
      ]),
    );
    const size = policySize(
      renderPolicy(balancerOf({ accounts, consumers, rotated: true }), surface),
    );
    assert.ok(size < 64 * 1024, `${size} bytes`);
  });

  it('counts bytes, not characters', () => {
    assert.equal(policySize('日本'), 6);
  });
});

describe('the templates', () => {
  const folder = join(import.meta.dirname, '../../../policy/template');
  const names = readdirSync(folder).filter((name) => name.endsWith('.eta'));

  it('are all known to the module that a bundle replaces', () => {
    const known = Object.entries(templates).map(([name, text]) => [`${name}.eta`, text]);
    const files = names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]);
    assert.deepEqual(known.sort(), files.sort());
  });

  it('write values as C# literals only: what is raw is another part, or a bare word', () => {
    for (const name of names) {
      const raw = readFileSync(join(folder, name), 'utf8').match(/<%~.*?%>/g) ?? [];
      for (const tag of raw) {
        assert.match(tag, /^<%~ (it\.part\(.*\)|it\.bare\(.*\)|key) %>$/, `${name}: ${tag}`);
      }
    }
  });
});

function section(policy: string, name: string): PolicyElement {
  return find(readDocument(policy), name);
}

function find(root: PolicyElement, name: string): PolicyElement {
  const found = flatten(root).find((element) => element.name === name);
  assert.ok(found, `no <${name}>`);
  return found;
}

function flatten(element: PolicyElement): readonly PolicyElement[] {
  return [element, ...element.children.flatMap(flatten)];
}

function valuesOf(root: PolicyElement): readonly PolicyValue[] {
  return flatten(root).flatMap(({ attributes, text }) => [
    ...attributes.map(({ value }) => value),
    ...(text === undefined ? [] : [text]),
  ]);
}

function attribute(element: PolicyElement, name: string): string | undefined {
  return element.attributes.find((attribute) => attribute.name === name)?.value.text;
}

function describeElement(element: PolicyElement): string {
  return [element.name, attribute(element, 'name')]
    .filter((part) => part !== undefined && !element.name.endsWith('-variable'))
    .join(' ');
}
