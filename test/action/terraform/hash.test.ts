import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { identifyPlan } from '../../../action/terraform/hash.ts';
import { compareWithRecord, recordOf } from '../../../action/terraform/record.ts';
import { createSource } from '../../../action/terraform/source.ts';
import type { Json } from '../../../policy/standards/json.ts';

function identify(resources: readonly Json[], more: { readonly [key: string]: Json } = {}) {
  return identifyPlan({ format_version: '1.2', resource_changes: resources, ...more }, undefined);
}

function update(
  address: string,
  before: Json,
  after: Json,
  more: { readonly [key: string]: Json } = {},
): Json {
  return { address, type: 't', change: { actions: ['update'], before, after, ...more } };
}

test('neither time nor order, of resources or of keys, makes another plan', () => {
  const values = fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 4 });
  fc.assert(
    fc.property(
      fc.uniqueArray(values, { maxLength: 5, selector: (v) => JSON.stringify(v) }),
      (list) => {
        const reversed = (value: object) => Object.fromEntries(Object.entries(value).reverse());
        const resources = list.map((value, index) => update(`a.b[${index}]`, {}, toJson(value)));
        const shuffled = list
          .map((value, index) => update(`a.b[${index}]`, {}, toJson(reversed(value))))
          .reverse();
        assert.deepEqual(
          identify(resources, { timestamp: '2026-01-01T00:00:00Z' }),
          identify(shuffled, { timestamp: '2026-02-02T00:00:00Z' }),
        );
      },
    ),
    { numRuns: 100 },
  );
});

test('attributes that stay, and old values of unknown ones, do not count', () => {
  const unknown = { after_unknown: { output: true } };
  const one = update('a.b', { x: 1, etag: 'a', output: 'p' }, { x: 2, etag: 'a' }, unknown);
  const two = update('a.b', { x: 1, etag: 'b', output: 'q' }, { x: 2, etag: 'b' }, unknown);
  assert.equal(identify([one]).hash, identify([two]).hash);
});

test('a sensitive value leaves no trace that guesses could be tested against', () => {
  const marks = { before_sensitive: { key: true }, after_sensitive: { key: true } };
  const one = update('a.b', { key: 'old' }, { key: 'guess-me' }, marks);
  const two = update('a.b', { key: 'old' }, { key: 'or-me' }, marks);
  assert.deepEqual(identify([one]), identify([two]));
});

const base = update('a.b', { x: 1 }, { x: 2 });
const others: Readonly<Record<string, readonly Json[]>> = {
  'another value': [update('a.b', { x: 1 }, { x: 3 })],
  'another old value': [update('a.b', { x: 0 }, { x: 2 })],
  'another address': [update('a.c', { x: 1 }, { x: 2 })],
  'one more resource': [base, update('a.c', {}, { x: 1 })],
  'another action': [
    {
      address: 'a.b',
      change: { actions: ['delete', 'create'], before: { x: 1 }, after: { x: 2 } },
    },
  ],
};
for (const [name, resources] of Object.entries(others)) {
  test(`${name} makes another plan`, () => {
    assert.notEqual(identify(resources).hash, identify([base]).hash);
  });
}

test('differences name address and attribute, with what the plan at hand does', () => {
  const reviewed = identify([
    update('a.b', { x: 1, y: 1 }, { x: 2, y: 2 }),
    update('a.c', {}, { z: 1 }),
  ]);
  const current = identify([
    update('a.b', { x: 1, y: 1 }, { x: 2, y: 3 }),
    update('a.d', {}, { z: 1 }),
  ]);
  const { found, more } = compareWithRecord(recordOf(reviewed, 18_000), current);
  assert.deepEqual(
    [found, more],
    [
      [
        { address: 'a.b', what: 'other changes to y; now 1 -> 3' },
        { address: 'a.c', what: 'was reviewed and is gone' },
        { address: 'a.d', what: 'update was not in the reviewed plan' },
      ],
      0,
    ],
  );
});

for (const size of [1, 39, 2000]) {
  test(`in a plan of ${size} resources the one attribute that differs is named`, () => {
    const list = (odd: number) =>
      Array.from({ length: size }, (_, index) =>
        update(`module.m["${index}"].a.b`, {}, { x: index, y: index === size - 1 ? odd : 0 }),
      );
    const { found, more } = compareWithRecord(
      recordOf(identify(list(1)), 18_000),
      identify(list(2)),
    );
    assert.deepEqual(found, [
      { address: `module.m["${size - 1}"].a.b`, what: 'other changes to y; now 2' },
    ]);
    assert.equal(more, 0);
  });
}

test('where everything differs some of it is named and the rest counted, about', () => {
  const list = (odd: number) =>
    Array.from({ length: 3000 }, (_, index) => update(`a.b[${index}]`, {}, { x: odd }));
  const { found, more } = compareWithRecord(recordOf(identify(list(1)), 18_000), identify(list(2)));
  assert.ok(found.length >= 10, String(found.length));
  assert.ok(found.length + more > 1000 && found.length + more < 9000, String(more));
});

/** Two plans of one resource whose text is sensitive, and how each is written. */
function sensitive(
  value: string,
  secret: string,
  main: string,
  more: { readonly [key: string]: Json } = {},
) {
  const plan = {
    format_version: '1.2',
    timestamp: '2026-11-30T03:27:21Z',
    variables: { s: { value: secret } },
    configuration: { root_module: { variables: { s: { sensitive: true } } } },
    resource_changes: [
      {
        address: 't.n',
        mode: 'managed',
        type: 't',
        name: 'n',
        change: {
          actions: ['create'],
          before: null,
          after: { x: value },
          after_sensitive: { x: true },
          ...more,
        },
      },
    ],
  };
  return identifyPlan(plan, createSource(new Map([['', new Map([['main.tf', main]])]]))).hash;
}

const ABOUT_S = `resource "t" "n" {\n  x = "<a>\${var.s}</a>"\n}`;

test('the text around a sensitive part counts, the part does not', () => {
  const one = sensitive('<a>first-secret</a>', 'first-secret', ABOUT_S);
  assert.equal(sensitive('<a>other-secret!</a>', 'other-secret!', ABOUT_S), one);
  assert.notEqual(sensitive('<b>first-secret</b>', 'first-secret', ABOUT_S), one);
});

test('what cannot be seen counts as it is written, comments and layout aside', () => {
  const write = (expression: string, locals = 'l = "x"') =>
    sensitive(
      '0f343b',
      'secret-one',
      `resource "t" "n" {\n x = ${expression}\n}\nlocals { ${locals} }`,
    );
  const one = write(`sha1("a\${var.s}")`);
  assert.equal(write(`sha1( /* why */ "a\${var.s}" ) # because`), one);
  assert.notEqual(write(`sha1("b\${var.s}")`), one);
  assert.notEqual(write(`sha1("a\${var.t}")`), one, 'another reference');
  assert.notEqual(write('sha1(local.l)'), write('sha1(local.l)', 'l = "y"'), 'by way of a local');
  assert.equal(write(`sha1("a\${var.s}")`, 'l = "y"'), one, 'which nothing here names');
});

test('a command that runs when a resource is made is a part of what a plan does', () => {
  const write = (command: string) =>
    sensitive(
      'v',
      'v',
      `resource "t" "n" {\n x = var.s\n provisioner "local-exec" {\n command = "${command}"\n }\n}`,
    );
  assert.notEqual(write(`echo \${self.id}`), write(`curl \${self.id}`));
});

test('the object behind an address that goes or changes counts', () => {
  for (const actions of [['delete'], ['update'], ['forget'], ['delete', 'create']]) {
    const of = (id: string) =>
      identify([
        { address: 'a.b', change: { actions, before: { id, x: 1 }, after: { id, x: 2 } } },
      ]);
    assert.notEqual(of('/subscriptions/1').hash, of('/subscriptions/2').hash, actions.join());
  }
});

test('two addresses that masking makes equal are both there', () => {
  const secrets = {
    variables: { s: { value: 'one-Secret_1' }, t: { value: 'two-Secret_2' } },
    configuration: {
      root_module: { variables: { s: { sensitive: true }, t: { sensitive: true } } },
    },
  };
  const both = ['one-Secret_1', 'two-Secret_2'].map((key) => update(`a.b["${key}"]`, {}, { x: 1 }));
  assert.notEqual(identify(both, secrets).hash, identify(both.slice(1), secrets).hash);
});

const times: readonly (readonly [string, string, string])[] = [
  ['plantimestamp()', '2026-11-30T03:27:21Z', '2026-12-01T10:00:00Z'],
  ['formatdate("DD MMM YYYY", plantimestamp())', '30 Nov 2026', '01 Dec 2026'],
  ['timeadd(plantimestamp(), "720h")', '2026-12-30T03:27:21Z', '2026-12-31T10:00:00Z'],
];
for (const [expression, one, two] of times) {
  test(`the time of the plan does not count: ${expression}`, () => {
    const at = (timestamp: string, value: string) =>
      identifyPlan(
        {
          timestamp,
          resource_changes: [
            {
              address: 't.n',
              mode: 'managed',
              type: 't',
              name: 'n',
              change: {
                actions: ['create'],
                before: null,
                after: { x: value, y: 'https://a.example' },
              },
            },
          ],
        },
        createSource(
          new Map([
            [
              '',
              new Map([
                [
                  'main.tf',
                  `resource "t" "n" {\n x = local.t\n y = "b"\n}\nlocals {\n t = ${expression}\n}`,
                ],
              ]),
            ],
          ]),
        ),
      ).hash;
    assert.equal(at('2026-11-30T03:27:21Z', one), at('2026-12-01T10:00:00Z', two));
  });
}

test('a date that the configuration says itself counts', () => {
  const of = (date: string) =>
    identify([update('a.b', {}, { x: date })], { timestamp: '2026-11-30T03:27:21Z' });
  assert.notEqual(of('2026-11-30').hash, of('2026-12-01').hash);
});

function toJson(value: unknown): Json {
  const json: Json = JSON.parse(JSON.stringify(value));
  return json;
}
