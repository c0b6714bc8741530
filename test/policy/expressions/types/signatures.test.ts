import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import '../../../../policy/expressions/index.ts';
import type { Guid } from '../../../../policy/expressions/library/foundation/guid.ts';
import { Double } from '../../../../policy/expressions/library/numbers/double.ts';
import { define, implement, member } from '../../../../policy/expressions/types/define.ts';
import type { Call, Reference } from '../../../../policy/expressions/types/member.ts';
import type { Value } from '../../../../policy/expressions/types/values.ts';

const DECLARATION = 'struct System.Guid';

/** `tsc` refuses this file where one of them passes: it then expects an error that is not there. */
describe('a signature that contradicts its implementation does not compile:', () => {
  it('a result of another type', () => {
    define({
      declaration: DECLARATION,
      members: {
        // @ts-expect-error: an object is no int
        'static int Parse(string text)': () => new Double(0),
        // @ts-expect-error: nor is null
        'static int Ask()': () => null,
        // @ts-expect-error: any value may be one of another type
        'int Version': (guid: Guid): Value => guid.hash(),
        // @ts-expect-error: 1 is no bool
        'const bool Empty': () => 1,
        // @ts-expect-error: what is made is a Guid
        'new(string text)': () => 'a',
        // @ts-expect-error: what it becomes is an int
        'explicit operator int(Guid value)': () => 'a',
        // @ts-expect-error: the array is one of bytes
        'byte[] ToByteArray()': () => 'a',
        // @ts-expect-error: null or an int is no text
        'int? Age': () => 'a',
      },
    });
  });

  it('a parameter of another type, or one that may be null', () => {
    define({
      declaration: DECLARATION,
      members: {
        // @ts-expect-error: a text is no number
        'static int Parse(string text)': (text: number) => text,
        // @ts-expect-error: a text may be null
        'static int Measure(string text)': (text: string) => text.length,
        // @ts-expect-error: the instance comes first
        'int Version(int from)': (from: number) => from,
        // @ts-expect-error: `out` hands over the variable
        'static bool Try(out int value)': (value: number) => value > 0,
        // @ts-expect-error: the rest comes as an array
        'static int Sum(params int[] values)': (...values: number[]) => values.length,
        // @ts-expect-error: type arguments hold commas
        'static int Add(IDictionary<string, Func<int, Guid>> all, int more)': (
          _: Value,
          more: string,
        ) => more.length,
        // @ts-expect-error: what a setter sets comes last
        'set int Version': (_: Guid, value: string) => value,
        // @ts-expect-error: the index is an int
        'int this[int index]': (_: Guid, index: string) => index.length,
        // @ts-expect-error: the operands are Guids
        'static bool operator ==(Guid a, Guid b)': (a: string, b: string) => a === b,
        // @ts-expect-error: behind the call they are the same
        'static int Ask(string text)': { withCall: (_: Call, text: number) => text },
      },
    });
    define({
      declaration: 'class System.Collections.Generic.List<T>',
      members: {
        // @ts-expect-error: T is any value
        'static int Find(T item)': (item: number) => item,
        // @ts-expect-error: as is a method's own
        'static int Map<R>(R item)': (item: number) => item,
      },
    });
  });

  it('a type that is not known', () => {
    define({
      declaration: DECLARATION,
      members: {
        // @ts-expect-error: no such type
        'static Strin Parse()': () => 'a',
        // @ts-expect-error: no such type
        'static int Parse(Strin text)': (_: Value) => 1,
        // @ts-expect-error: no such type
        'static bool Try(out Strin text)': (_: Reference) => true,
        // @ts-expect-error: no such type of elements
        'static int Parse(Strin[] texts)': (_: Value) => 1,
      },
    });
    define({
      declaration: 'class System.Unheard',
      members: {
        // @ts-expect-error: nothing stands for it
        'int Count': (_: Value) => 1,
      },
    });
  });

  it('a signature that is none', () => {
    define({
      declaration: DECLARATION,
      members: {
        // @ts-expect-error: the parameter has no name
        'static int Parse(string)': (_: Value) => 1,
        // @ts-expect-error: the parameter has two
        'static int Parse(string one two)': (_: Value) => 1,
        // @ts-expect-error: the property has no name
        int: () => 1,
        // @ts-expect-error: the method has no name
        'static int(string text)': (_: Value) => 1,
        // @ts-expect-error: the end is missing
        'static int Parse(string text': (_: Value) => 1,
        // @ts-expect-error: there is no such modifier
        'static abstract int Parse(string text)': (_: Value) => 1,
      },
    });
  });
});

it('tables that stand apart, and signatures put together of known words, are read as well', () => {
  implement('Guid', {
    // @ts-expect-error: an object is no int
    'static int Parse(string text)': () => new Double(0),
  });
  for (const type of ['int', 'string'] as const) {
    // @ts-expect-error: a text is no int
    member('Guid', `static bool Take(${type} value)`, (value: number) => value > 0);
    member('Guid', `static bool Take(${type} value)`, (_: Value) => true);
  }
  for (const name of Object.keys({ One: 1 })) {
    // @ts-expect-error: whatever it is called, it answers a bool
    member('Guid', `static bool ${name}(string value)`, (_: Value) => 1);
  }
});

it('a signature that is put together at run time is refused when its type is first used', () => {
  for (const wrong of [
    'static int Parse(string)',
    'static int(string text)',
    'static int Parse(Strin text)',
    'int',
  ]) {
    const { members } = define({
      declaration: DECLARATION,
      members: Object.fromEntries([[wrong, () => 1]]),
    });
    assert.throws(members, /signature .*/, wrong);
  }
});

it('a signature that fits compiles', () => {
  const { members } = define({
    declaration: DECLARATION,
    members: {
      'new(params object[] parts)': (parts: Value) => parts as Guid,
      'static int Parse(string text)': (text: string | null) => text?.length ?? 0,
      'static bool Try(string text, out Guid result)': (_: string | null, result: Reference) => {
        result.value = null;
        return false;
      },
      'bool Equals(Guid other)': (guid: Guid, other: Guid) => guid.equals(other),
      'void Forget(bool all = false)': () => undefined,
    },
  });
  assert.equal([...members().values()].flat().length, 5);
});
