import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  adjustOpenApi,
  anyOtherCall,
  operations,
  shippedDescriptions,
} from '../../openapi/index.ts';
import { operationsOf } from '../../policy/service.ts';
import { readDescription } from '../azure/arm/api-management/openapi.ts';

const ADJUSTMENT = { title: 'Azure OpenAI', serverUrl: 'https://example.azure-api.net/openai' };

describe('the descriptions that ship', () => {
  const text = adjustOpenApi(shippedDescriptions, ADJUSTMENT);
  const { paths } = JSON.parse(text);

  it('describe the table, and nothing else', () => {
    assert.deepEqual(
      operationsOf(text)
        .map(({ id, method, urlTemplate }) => `${id}: ${method} ${urlTemplate}`)
        .sort(),
      operations.map(({ id, method, path }) => `${id}: ${method} ${path}`).sort(),
    );
  });

  it('say of bodies and answers what they are, and no more', () => {
    const { requestBody, responses } = paths['/v1/images/edits'].post;
    assert.deepEqual(Object.keys(requestBody.content), ['multipart/form-data', 'application/json']);
    assert.deepEqual(Object.keys(responses['200'].content), [
      'application/json',
      'text/event-stream',
    ]);
    assert.equal(paths['/v1/files'].get.requestBody, undefined);
    assert.deepEqual(Object.keys(paths['/v1/realtime'].get.responses), ['101']);
  });

  it('ask for an api-version where there are dated ones, outside of the URL template', () => {
    const queries = (path: string) =>
      paths[path].get.parameters.filter((one: { in: string }) => one.in === 'query');
    assert.deepEqual(queries('/v1/files'), []);
    assert.deepEqual(queries('/files'), [
      { name: 'api-version', in: 'query', schema: { type: 'string' }, required: false },
    ]);
  });
});

describe('the description of any other call', () => {
  it('takes all methods but OPTIONS, which are preflights of browsers', () => {
    const { paths } = JSON.parse(adjustOpenApi([anyOtherCall], ADJUSTMENT));
    assert.deepEqual(Object.keys(paths), ['/*']);
    assert.deepEqual(Object.keys(paths['/*']).sort(), ['delete', 'get', 'patch', 'post', 'put']);
  });

  it('goes beside what ships, and is imported with it under the same names', () => {
    const text = adjustOpenApi([...shippedDescriptions, anyOtherCall], ADJUSTMENT);
    const imported = readDescription(text, 'openapi+json').operations;
    assert.equal(imported.length, operations.length + 5);
    assert.deepEqual(
      imported.map(({ name, urlTemplate }) => `${name}: ${urlTemplate}`),
      operationsOf(text).map(({ id, urlTemplate }) => `${id}: ${urlTemplate}`),
    );
  });
});
