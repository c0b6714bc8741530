import { inCode } from '../look.ts';
import type { Rule } from '../rule.ts';

export const variableOfAnotherType: Rule = {
  id: 'AOLB071',
  severity: 'error',
  title: 'A variable is read with another type than it was set',
  why: 'A variable is an `object`, so the cast decides nothing about it: where the types differ it throws, and the caller gets 500. A literal is always a string.',
  link: 'https://github.com/Azure-Samples/openai-apim-lb/issues/25',
  failing: {
    text: `<policies>
  <inbound>
    <base />
    <set-variable name="attempts" value="0" />
    <set-variable name="next" value='@((int)context.Variables["attempts"] + 1)' />
  </inbound>
</policies>`,
    line: 5,
  },
  passing: {
    text: `<policies>
  <inbound>
    <base />
    <set-variable name="attempts" value="@(0)" />
    <set-variable name="next" value='@((int)context.Variables["attempts"] + 1)' />
  </inbound>
</policies>`,
  },
  check: ({ reads, sets }) => {
    const types = new Map<string, Set<string | undefined>>();
    for (const { name, type } of sets) {
      types.set(name, (types.get(name) ?? new Set<string | undefined>()).add(type));
    }
    return reads.flatMap(({ name, type, code, at }) => {
      const written = [...(types.get(name) ?? [])];
      const [first] = written;
      if (type === undefined || first === undefined) return [];
      // Where any of them fits, it may be the one that counts.
      if (!written.every((each) => each !== undefined && isNever(each, type))) return [];
      return [
        inCode(
          code,
          `the variable "${name}" is set as ${short(first)} and read as ${short(type)}, which throws: ${first === 'System.String' && !isJson(type) ? 'set it by an expression, value="@(…)", or convert it' : `read it as ${short(first)}`}`,
          at,
        ),
      ];
    });
  },
};

/** Types of which no other one is a kind; what is not among them is not judged. */
const EXACT =
  /^System\.(?:String|Boolean|Char|Int16|Int32|Int64|Double|DateTime|DateTimeOffset|TimeSpan|Guid)$/;
const JSON_NET = /^Newtonsoft\.Json\.Linq\.J(?:Object|Array|Property|Value)$/;

function isJson(type: string): boolean {
  return type.startsWith('Newtonsoft.Json.Linq.J');
}

function isNever(written: string, read: string): boolean {
  const [from, to] = [bare(written), bare(read)];
  if (from === to) return false;
  const isExact = EXACT.test(from) || JSON_NET.test(from);
  const reaches = EXACT.test(to) || JSON_NET.test(to) || (isJson(to) && !isJson(from));
  return isExact && reaches;
}

/** A value is boxed without its `?`. */
function bare(type: string): string {
  return /^System\.Nullable`1\[(.*)\]$/.exec(type)?.[1] ?? type;
}

function short(type: string): string {
  return bare(type).split('.').at(-1) ?? type;
}
