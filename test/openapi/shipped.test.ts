import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  adjustOpenApi,
  anyOtherCall,
  shippedDescriptions,
  shippedOpenApi,
} from '../../openapi/index.ts';

test('the shipped document is what the shipped descriptions come to', () => {
  const api = { title: 'A title', serverUrl: 'https://example.openai.azure.com/openai' };
  assert.equal(shippedOpenApi(api, false), adjustOpenApi(shippedDescriptions, api));
  assert.equal(
    shippedOpenApi(api, true),
    adjustOpenApi([...shippedDescriptions, anyOtherCall], api),
  );
});
