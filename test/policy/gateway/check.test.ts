import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkPolicy } from '../../../policy/gateway/index.ts';

describe('checking a document on its own', () => {
  it('takes names of fragments, named values and backends on trust', () => {
    const policy = `<policies><inbound><base/><include-fragment fragment-id="any"/>
      <set-variable name="a" value="{{any}}"/><set-backend-service backend-id="any"/></inbound></policies>`;
    assert.deepEqual(checkPolicy(policy), {
      ok: true,
      expressions: 0,
      unsupported: [],
      errors: [],
      warnings: [],
    });
  });

  it('warns of what compiles and is most probably not meant', () => {
    const { ok, warnings } = checkPolicy(
      `<policies>\n<inbound><set-variable name="a" value='@(context.Variables["b"] == "x")'/></inbound></policies>`,
    );
    assert.equal(ok, true);
    assert.equal(warnings.length, 1);
    assert.match(warnings[0]?.message ?? '', /reference/);
    assert.equal(warnings[0]?.line, 2);
  });

  it('keeps what is unsupported apart from what is wrong', () => {
    const { ok, unsupported, errors } = checkPolicy(
      '<policies>\n<inbound><xsl-transform/>\n<set-heder/></inbound></policies>',
    );
    assert.deepEqual(
      { ok, unsupported, errors },
      {
        ok: false,
        unsupported: [{ what: '<xsl-transform>', line: 2, column: 10 }],
        errors: [{ message: '<set-heder> is not a policy', line: 3, column: 1 }],
      },
    );
  });

  it('takes a fragment, in which policies of any section may stand', () => {
    const { ok } = checkPolicy(
      '<fragment><forward-request/><rewrite-uri template="/x"/></fragment>',
    );
    assert.equal(ok, true);
    assert.deepEqual(checkPolicy('<fragment><base/></fragment>').errors, [
      { message: '<base/> is not allowed in a fragment', line: 1, column: 11 },
    ]);
  });

  it('says where reading stopped', () => {
    assert.deepEqual(checkPolicy('<policies>\n<inbound>').errors, [
      { message: '<inbound> is never closed', line: 2, column: 1 },
    ]);
  });
});
