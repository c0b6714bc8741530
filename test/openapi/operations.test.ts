import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { namedBy, type Operation, operations, withoutDialect } from '../../openapi/index.ts';
import { parametersOf } from '../../openapi/operations/index.ts';

describe('the table of operations', () => {
  it('has every operation once, whatever its parameters are called, as API Management tells them apart', () => {
    assertUnique(
      operations.map(
        ({ method, path }) => `${method} ${path.toLowerCase().replaceAll(/\{[^}]*\}/g, '{}')}`,
      ),
    );
  });

  it('has ids that are names of resources, no longer than API Management keeps, and unique', () => {
    for (const { id } of operations) assert.match(id, /^[a-z0-9]+(-[a-z0-9]+)*$/);
    assert.ok(operations.every(({ id }) => id.length <= 76));
    assertUnique(operations.map(({ id }) => id));
  });

  it('has no two parameters of one name in a template, in whatever case', () => {
    for (const operation of operations) {
      assertUnique(parametersOf(operation).map((name) => name.toLowerCase()));
    }
  });

  it('keeps each dialect to its own paths', () => {
    const beginning: Readonly<Record<Operation['dialect'], RegExp>> = {
      v1: /^\/v1\/[a-z]/,
      classic: /^\/(?!v1\/)[a-z_]+(\/|$)/,
      deployments: /^\/deployments\/\{deployment-id\}\/[a-z]/,
    };
    for (const { dialect, path } of operations) assert.match(path, beginning[dialect]);
  });

  it('says where the model stands of everything that generates', () => {
    for (const { generates, dialect, model } of operations) {
      if (generates) assert.equal(model, dialect === 'deployments' ? 'path' : 'body');
    }
  });

  it('sends no call twice that names in its path what an account holds', () => {
    const named = operations.filter((operation) => namedBy(operation).length > 0);
    assert.ok(named.length > 100);
    assert.deepEqual(
      named.filter(({ generates }) => generates),
      [],
    );
  });

  it('reads with GET, and gives bodies to POST alone', () => {
    for (const { id, method, bodies } of operations) {
      assert.ok(method === 'POST' || bodies.length === 0, id);
      if (/^(?:v1-|classic-)?(?:list|get)-/.test(id)) assert.equal(method, 'GET', id);
    }
  });

  it('names what stands in a path', () => {
    const named = (id: string) => namedBy(operations.find((one) => one.id === id) ?? { path: '' });
    assert.deepEqual(named('v1-get-vector-store-file'), ['vector store', 'file']);
    assert.deepEqual(named('classic-get-thread-run-step'), ['thread', 'run', 'step']);
    assert.deepEqual(named('v1-get-model'), []);
    assert.deepEqual(named('create-chat-completion'), []);
  });

  /** The paths below which `AzureOpenAI` puts the deployment; everything else it sends to the classic dialect. */
  const deployed = [
    ...['/completions', '/chat/completions', '/embeddings', '/audio/transcriptions', '/batches'],
    ...['/audio/translations', '/audio/speech', '/images/generations', '/images/edits'],
  ];

  it('has below a deployment what AzureOpenAI sends there', () => {
    assert.deepEqual(
      operations
        .filter(({ dialect }) => dialect === 'deployments')
        .map(withoutDialect)
        .sort(),
      deployed.sort(),
    );
  });
});

function assertUnique(values: readonly string[]): void {
  const twice = values.filter((value, index) => values.indexOf(value) !== index);
  assert.deepEqual(twice, []);
}
