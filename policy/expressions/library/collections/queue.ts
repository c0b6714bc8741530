/** System.Collections.Generic.Queue and Stack. */
import { argumentOutOfRange, invalidOperation } from '../../errors.ts';
import { define } from '../../types/define.ts';
import type { Call, Reference } from '../../types/member.ts';
import { defaultOf, named, type Type } from '../../types/type.ts';
import type { Value } from '../../types/values.ts';
import { createArray } from './array.ts';
import { elementOf, fill, includes } from './collection-members.ts';
import { Counted } from './counted.ts';

/** First in, first out, or last in, first out. */
export class Line extends Counted {
  readonly element: Type;
  /** In the order in which they came; a queue's first ones that are gone leave their places behind for a while. */
  #items: Value[] = [];
  #gone = 0;
  readonly #isStack: boolean;

  constructor(element: Type, isStack: boolean) {
    super();
    this.element = element;
    this.#isStack = isStack;
  }

  get type(): Type {
    return named(this.#isStack ? stackType : queueType, [this.element]);
  }

  get count(): number {
    return this.#items.length - this.#gone;
  }

  put(value: Value): void {
    this.version++;
    this.#items.push(value);
  }

  peek(): Value {
    const first = this.#isStack ? this.#items.at(-1) : this.#items[this.#gone];
    if (first === undefined) throw invalidOperation(`${this.#isStack ? 'Stack' : 'Queue'} empty.`);
    return first;
  }

  take(): Value {
    const first = this.peek();
    this.version++;
    if (this.#isStack) {
      this.#items.pop();
    } else if (++this.#gone * 2 > this.#items.length) {
      this.#items = this.#items.slice(this.#gone);
      this.#gone = 0;
    }
    return first;
  }

  clear(): void {
    this.version++;
    this.#items = [];
    this.#gone = 0;
  }

  protected elements(): Iterator<Value> {
    const left = this.#items.slice(this.#gone);
    return (this.#isStack ? left.reverse() : left).values();
  }
}

function tryTake(read: (line: Line) => Value) {
  return {
    withCall: (call: Call, line: Line, result: Reference) => {
      const some = line.count > 0;
      result.value = some ? read(line) : defaultOf(elementOf(call));
      return some;
    },
  };
}

function lineMembers(put: string, take: string, isStack: boolean) {
  const create = (call: Call) => new Line(elementOf(call), isStack);
  return {
    'new()': { withCall: create },
    'new(IEnumerable<T> collection)': {
      withCall: (call: Call, values: Value) => {
        const line = create(call);
        for (const value of fill(values, call)) line.put(value);
        return line;
      },
    },
    'new(int capacity)': {
      withCall: (call: Call, capacity: number) => {
        if (capacity < 0) throw argumentOutOfRange('capacity');
        return create(call);
      },
    },
    'int Count': ({ count }: Line) => count,
    [`void ${put}(T item)`]: (line: Line, value: Value) => line.put(value),
    [`T ${take}()`]: (line: Line) => line.take(),
    'T Peek()': (line: Line) => line.peek(),
    [`bool Try${take}(out T result)`]: tryTake((line) => line.take()),
    'bool TryPeek(out T result)': tryTake((line) => line.peek()),
    'bool Contains(T item)': (line: Line, value: Value) => includes(line, value),
    'void Clear()': (line: Line) => line.clear(),
    'T[] ToArray()': (line: Line) => createArray(line.element, [...line]),
  };
}

export const queueType = define({
  declaration: 'class System.Collections.Generic.Queue<T> : IReadOnlyCollection<T>',
  members: lineMembers('Enqueue', 'Dequeue', false),
  missing: 'CopyTo GetEnumerator TrimExcess',
});

export const stackType = define({
  declaration: 'class System.Collections.Generic.Stack<T> : IReadOnlyCollection<T>',
  members: lineMembers('Push', 'Pop', true),
  missing: 'CopyTo GetEnumerator TrimExcess',
});
