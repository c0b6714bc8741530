import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { adjustOpenApi, anyOtherCall, OpenApiError } from '../../openapi/index.ts';
import { anyCharacter } from '../any-character.ts';

const ADJUSTMENT = { title: 'Azure OpenAI', serverUrl: 'https://example.azure-api.net/openai' };

/** A small description; `more` replaces parts of it. */
function description(more: object = {}): object {
  return {
    openapi: '3.0.1',
    info: { title: 'Test', version: '1' },
    servers: [{ url: 'https://{endpoint}/openai' }],
    paths: { '/things': { get: { operationId: 'listThings', responses: {} } } },
    ...more,
  };
}

function adjusted(...documents: readonly (object | string)[]) {
  const sources = documents.map((document, index) => ({
    name: `file-${index + 1}.json`,
    text: typeof document === 'string' ? document : JSON.stringify(document, undefined, 2),
  }));
  return JSON.parse(adjustOpenApi(sources, ADJUSTMENT));
}

function problemsOf(...documents: readonly (object | string)[]): readonly string[] {
  try {
    adjusted(...documents);
  } catch (error) {
    assert.ok(error instanceof OpenApiError, String(error));
    return error.message.split('\n');
  }
  return [];
}

describe('adjustOpenApi', () => {
  it('reads YAML and JSON, 3.0 and 3.1', () => {
    const yaml = [
      'openapi: 3.1.0',
      'info: {title: Test, version: "2"}',
      'servers: [{url: "{endpoint}/openai/v1"}]',
      'paths:',
      '  /chat/completions:',
      '    post: {operationId: createChatCompletion, responses: {}}',
    ].join('\n');
    const api = adjusted(description(), yaml);
    assert.equal(api.openapi, '3.1.0');
    assert.equal(api.info.version, '1, 2');
    assert.deepEqual(Object.keys(api.paths), ['/things', '/v1/chat/completions']);
  });

  it('takes the path prefix from what follows /openai in the server', () => {
    const prefixed = (url: string) =>
      Object.keys(adjusted(description({ servers: [{ url }] })).paths)[0];
    assert.equal(prefixed('https://{endpoint}/openai'), '/things');
    assert.equal(prefixed('https://{endpoint}/openai/'), '/things');
    assert.equal(prefixed('https://{endpoint}/openai/v1'), '/v1/things');
    assert.equal(prefixed('{endpoint}/openai/v1/'), '/v1/things');
    assert.equal(prefixed('https://api.openai.com/v1'), '/v1/things');
    assert.equal(prefixed('https://example.com/openaix'), '/openaix/things');
    assert.equal(Object.keys(adjusted(description({ servers: undefined })).paths)[0], '/things');
  });

  it('writes out references to anything but schemas', () => {
    const api = adjusted(
      description({
        paths: {
          '/things': {
            parameters: [{ $ref: '#/components/parameters/Version' }],
            post: {
              requestBody: { $ref: '#/components/requestBodies/Thing' },
              responses: { 200: { $ref: '#/components/responses/Thing' } },
            },
          },
        },
        components: {
          parameters: { Version: { name: 'api-version', in: 'query', required: true } },
          requestBodies: {
            Thing: { content: { a: { schema: { $ref: '#/components/schemas/T' } } } },
          },
          responses: { Thing: { description: 'A thing.' } },
          schemas: { T: { type: 'object' } },
        },
      }),
    );
    assert.deepEqual(api.paths['/things'].post, {
      operationId: 'post-things',
      summary: 'post-things',
      parameters: [{ name: 'api-version', in: 'query', required: false }],
      requestBody: { content: { a: { schema: { $ref: '#/components/schemas/T' } } } },
      responses: { 200: { description: 'A thing.' } },
    });
    assert.deepEqual(Object.keys(api.components), ['schemas', 'securitySchemes']);
  });

  it('drops what API Management does not support', () => {
    const api = adjusted(
      description({
        externalDocs: { url: 'https://example.com' },
        paths: {
          '/things': {
            servers: [{ url: 'https://elsewhere.example.com' }],
            trace: { responses: {} },
            get: {
              responses: {},
              security: [],
              callbacks: {},
              parameters: [
                { name: 'a', in: 'query', style: 'form', explode: true },
                { name: 'b', in: 'cookie' },
              ],
            },
          },
        },
      }),
    );
    assert.equal('externalDocs' in api, false);
    assert.deepEqual(Object.keys(api.paths['/things']), ['get']);
    const { get } = api.paths['/things'];
    assert.deepEqual(Object.keys(get), ['responses', 'parameters', 'operationId', 'summary']);
    assert.deepEqual(get.parameters, [{ name: 'a', in: 'query', required: false }]);
  });

  it('cuts schemas that refer to themselves, and only there', () => {
    const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
    const { schemas } = adjusted(
      description({
        components: {
          schemas: {
            Tree: { properties: { children: { items: ref('Tree') }, leaf: ref('Leaf') } },
            A: { properties: { b: ref('B') } },
            B: { properties: { a: ref('A'), leaf: ref('Leaf') } },
            Leaf: { type: 'string' },
          },
        },
      }),
    ).components;
    assert.deepEqual(schemas, {
      Tree: { properties: { children: { items: {} }, leaf: ref('Leaf') } },
      A: { properties: { b: ref('B') } },
      B: { properties: { a: {}, leaf: ref('Leaf') } },
      Leaf: { type: 'string' },
    });
  });

  it('tells schemas of equal names apart, discriminators included', () => {
    const withSchema = (path: string, type: string) =>
      description({
        paths: {
          [path]: {
            get: {
              responses: {
                200: {
                  description: '',
                  content: { a: { schema: { $ref: '#/components/schemas/Thing' } } },
                },
              },
            },
          },
        },
        components: {
          schemas: {
            Thing: { type },
            Any: {
              oneOf: [{ $ref: '#/components/schemas/Thing' }],
              discriminator: { mapping: { thing: '#/components/schemas/Thing' } },
            },
          },
        },
      });
    const api = adjusted(withSchema('/a', 'string'), withSchema('/b', 'number'));
    const schemaOf = (path: string) => api.paths[path].get.responses['200'].content.a.schema.$ref;
    assert.equal(schemaOf('/a'), '#/components/schemas/Thing');
    assert.equal(schemaOf('/b'), '#/components/schemas/Thing-2');
    assert.equal(api.components.schemas['Thing-2'].type, 'number');
  });

  it('keeps required query parameters out of the URL templates, where API Management puts them', () => {
    const parameters = [{ name: 'api-version', in: 'query', required: true }];
    const api = adjusted(
      description({ paths: { '/things': { get: { parameters, responses: {} } } } }),
    );
    assert.deepEqual(api.paths['/things'].get.parameters, [{ ...parameters[0], required: false }]);
  });

  it('names the server and the key as told, whatever the descriptions do', () => {
    const api = adjusted(description({ security: [{ other: [] }] }));
    assert.deepEqual(api.servers, [{ url: 'https://example.azure-api.net/openai' }]);
    assert.deepEqual(api.components.securitySchemes, {
      keyHeader: { type: 'apiKey', in: 'header', name: 'api-key' },
      keyQuery: { type: 'apiKey', in: 'query', name: 'api-key' },
    });
  });

  it('refuses a description that lets other calls through by itself, beside ours', () => {
    const any = description({ paths: { '/*': { get: { operationId: 'any', responses: {} } } } });
    const own = { name: 'own.json', text: JSON.stringify(any) };
    assert.throws(
      () => adjustOpenApi([own, anyOtherCall], ADJUSTMENT),
      /gateway.surface: open.*GET \/\*: the operation is also in own\.json:1/,
    );
    assert.equal(adjustOpenApi([own], ADJUSTMENT), adjustOpenApi([own], ADJUSTMENT));
  });

  it('says where a description is wrong, all of it at once', () => {
    assert.match(problemsOf('{\n "openapi": ]')[0] ?? '', /^file-1\.json:2:\d+: no JSON or YAML/);
    assert.match(problemsOf('a: 1\na: 2')[0] ?? '', /^file-1\.json:2:1: .*stands here twice/);
    assert.deepEqual(problemsOf('[]'), ['file-1.json:1:1: an OpenAPI description is an object']);
    assert.deepEqual(problemsOf({ swagger: '2.0', info: {} }), [
      'file-1.json:2:14: this is Swagger 2.0: convert it to OpenAPI 3.0',
      'file-1.json:3:11: info.version, a text, is missing',
      'file-1.json:1:1: there are no paths',
    ]);
    assert.match(problemsOf(description({ openapi: '3.2.0' }))[0] ?? '', /:2:14: .*not "3\.2\.0"/);
  });

  it('refuses references that lead nowhere, elsewhere or in a circle', () => {
    const get = (ref: string) =>
      description({
        paths: { '/things': { get: { responses: { 200: { $ref: ref } } } } },
        components: { responses: { Circle: { $ref: '#/components/responses/Circle' } } },
      });
    assert.match(problemsOf(get('#/components/responses/None'))[0] ?? '', /:17:.*does not exist/);
    assert.match(problemsOf(get('other.json#/a'))[0] ?? '', /in another file/);
    assert.match(problemsOf(get('#/components/responses/Circle'))[0] ?? '', /leads back to itself/);
  });

  it('refuses an operation or an id that is there twice', () => {
    const path = (name: string, operationId: string) =>
      description({ paths: { [name]: { get: { operationId, responses: {} } } } });
    assert.match(
      problemsOf(path('/things', 'a'), path('/things', 'b'))[0] ?? '',
      /^file-2\.json:.*GET \/things: the operation is also in file-1\.json:14$/,
    );
    assert.match(
      problemsOf(path('/a', 'Get_Thing'), path('/b', 'get-thing'))[0] ?? '',
      /the operation id get-thing is also in file-1\.json:14/,
    );
    const parameter = { name: 'x', in: 'path', required: true };
    const other = { ...parameter, name: 'y' };
    assert.match(
      problemsOf(
        description({
          paths: {
            '/a/{x}': { get: { operationId: 'a', responses: {}, parameters: [parameter] } },
            '/A/{y}': { get: { operationId: 'b', responses: {}, parameters: [other] } },
          },
        }),
      )[0] ?? '',
      /GET \/A\/\{y\}: the operation is also in/,
    );
  });

  it('refuses paths that the policy or API Management would not understand', () => {
    const path = (name: string) =>
      problemsOf(description({ paths: { [name]: { get: { responses: {} } } } }))[0] ?? '';
    assert.match(path('things'), /starts with \//);
    assert.match(path('/deployments/{model}/chat'), /rename \{model\}/);
    assert.match(path('/things/{id}'), /\{id\} is not described/);
  });

  it('throws nothing but its own error, whatever it is given', () => {
    const json = fc.json().map((text) => text);
    fc.assert(
      fc.property(fc.oneof(fc.string(), json, fc.string({ unit: anyCharacter })), (text) => {
        assert.ok(problemsOf(text).length > 0);
      }),
    );
    assert.ok(problemsOf('['.repeat(50_000)).length > 0);
    assert.ok(problemsOf('a: &a [*a]').length > 0);
  });
});
