import assert from 'node:assert/strict';
import { it } from 'node:test';
import { ClrException, compile } from '../../../../policy/expressions/index.ts';
import { readContext } from '../../../../policy/expressions/library/context/context-document.ts';
import { typeOf } from '../../../../policy/expressions/library/conversion/type-of.ts';
import { isReferenceCompatible } from '../../../../policy/expressions/types/assignable.ts';
import type { Member } from '../../../../policy/expressions/types/member.ts';
import { allTypes } from '../../../../policy/expressions/types/registry.ts';
import {
  display,
  isNullable,
  isValueType,
  type Type,
  type TypeDefinition,
  withoutNullable,
} from '../../../../policy/expressions/types/type.ts';
import type { Value } from '../../../../policy/expressions/types/values.ts';
import { callOf, SAMPLES } from '../hostile/calls.ts';

const CASTS = ['byte', 'sbyte', 'short', 'ushort', 'uint', 'ulong'].map(
  (name) => [name, `((${name})1)`] as const,
);
const NUMBERS = new Map(
  allTypes().flatMap(({ name, shortName }) => {
    const cast = CASTS.find(([known]) => known === shortName);
    return cast === undefined ? [] : [[name, cast[1]] as const];
  }),
);
const ALL_SAMPLES: Readonly<Record<string, string>> = {
  ...SAMPLES,
  ...Object.fromEntries(NUMBERS),
  'System.MidpointRounding': 'MidpointRounding.ToEven',
  'System.DayOfWeek': 'DayOfWeek.Monday',
  'System.DateTimeKind': 'DateTimeKind.Utc',
  'System.DateTimeOffset': 'DateTimeOffset.UtcNow',
  'System.TimeZoneInfo': 'TimeZoneInfo.Utc',
  'System.Exception': 'new Exception(text)',
  'System.Random': 'new Random()',
  'Microsoft.ApiManagement.IProxyRequestContext': 'context',
  'Microsoft.ApiManagement.IRequest': 'context.Request',
  'Microsoft.ApiManagement.IUrl': 'context.Request.Url',
  'Microsoft.ApiManagement.IMessageBody': 'context.Request.Body',
  'Microsoft.ApiManagement.IDeployment': 'context.Deployment',
};

/** The body of a block that uses the member; undefined where a value has no sample. */
function useOf(definition: TypeDefinition, member: Member): string | undefined {
  if (definition.parameters.length > 0) return undefined;
  const samples = member.parameters.map(({ type }) => ALL_SAMPLES[withoutNullable(type).id]);
  const instance = ALL_SAMPLES[definition.name];
  const [left, right] = samples;
  switch (member.kind) {
    case 'constant':
      return `return ${definition.shortName}.${member.name};`;
    case 'implicit':
    case 'explicit':
      return left && `return (${display(member.result)})${left};`;
    case 'operator':
      if (left === undefined || samples.includes(undefined)) return undefined;
      return right === undefined
        ? `return ${member.name.replace('unary', '')}${left};`
        : `return ${left} ${member.name} ${right};`;
    case 'indexer':
      return instance && left && `return ${instance}[${left}];`;
    default:
      return callOf(definition, member, ALL_SAMPLES);
  }
}

/** What a value of the type may be; null only where C# allows it. */
function fits(value: Value, type: Type): boolean {
  if (value === null) return !isValueType(type) || isNullable(type);
  return isReferenceCompatible(typeOf(value), withoutNullable(type));
}

// Signatures that a table puts together are not seen by the type checker, and run here: every member whose arguments have samples.
it('what a member answers is of the type that its signature says', () => {
  const { context, runtime } = readContext({ request: { method: 'POST', body: '{"a":1}' } });
  let called = 0;
  const wrong = allTypes().flatMap((definition) =>
    [...definition.members().values()].flat().flatMap((member) => {
      const call = useOf(definition, member);
      if (call === undefined || member.result.kind === 'void') return [];
      const compiled = compile(`var text = "12"; var other = "1"; ${call}`, 'block');
      try {
        const value = compiled.evaluate(context, runtime);
        called += 1;
        return fits(value, member.result)
          ? []
          : [`${definition.name}: ${member.signature} answers ${String(value)}`];
      } catch (error) {
        if (!(error instanceof ClrException)) throw new Error(`${call}`, { cause: error });
        return [];
      }
    }),
  );
  assert.deepEqual(wrong, []);
  assert.ok(called > 1_000, `${called} members were called`);
});
