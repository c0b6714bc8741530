/**
 * JSON Schemas compiled by Ajv, with the keywords that ours use. Bundles hold the code that Ajv writes, not Ajv (.ci/computed.ts): a
 * keyword therefore writes code, too, and what that code calls is named in `CALLED`.
 */
import { _, Ajv, Name } from 'ajv';
import { isLonger } from './longer.ts';

/** What a compiled schema calls besides Ajv's own: name and module, relative to this one. */
export const CALLED = { name: 'isLonger', module: './longer.ts' } as const;

export const ajv = new Ajv({
  ...{ allErrors: true, verbose: true, strict: true, allowUnionTypes: true },
  code: { source: true, esm: true },
});
// A phrase for people: what a pattern or a choice means.
ajv.addKeyword({ keyword: 'expected', schemaType: 'string' });
// Azure counts characters, azurerm the bytes of tags.
ajv.addKeyword({
  keyword: 'maxBytes',
  type: 'string',
  schemaType: 'number',
  code: (keyword) => keyword.fail(_`Buffer.byteLength(${keyword.data}) > ${keyword.schema}`),
});
ajv.addKeyword({
  keyword: 'maxSeconds',
  type: 'string',
  schemaType: 'number',
  code: (keyword) => {
    const longer = keyword.gen.scopeValue('func', {
      ref: isLonger,
      code: _`${new Name(CALLED.name)}`,
    });
    keyword.fail(_`${longer}(${keyword.data}, ${keyword.schema})`);
  },
});
