/** Type arguments that C# infers from arguments: `Select(x => x.Length)` is `Select<string, int>`. */
import { bestCommonType } from '../../library/conversion/conversions.ts';
import {
  ancestors,
  arrayOf,
  mentionsParameter,
  NULL,
  type Substitution,
  substitute,
  type Type,
} from '../../types/type.ts';

export class Inference {
  readonly #names: ReadonlySet<string>;
  readonly #bounds = new Map<string, Type[]>();

  constructor(names: readonly string[]) {
    this.#names = new Set(names);
  }

  /** An argument of type `from` stands where the signature says `to`. */
  bound(from: Type, to: Type): void {
    if (from === NULL || from.kind === 'void') return;
    if (to.kind === 'parameter') {
      if (!this.#names.has(to.name)) return;
      const bounds = this.#bounds.get(to.name);
      if (bounds === undefined) this.#bounds.set(to.name, [from]);
      else if (!bounds.some(({ id }) => id === from.id)) bounds.push(from);
      return;
    }
    if (to.kind === 'array') {
      if (from.kind === 'array') this.bound(from.element, to.element);
      return;
    }
    if (to.kind !== 'named' || !mentionsParameter(to)) return;
    const seen = from.kind === 'array' ? interfacesOfArray(from.element, to) : ancestors(from);
    const forms = new Map<string, readonly Type[]>();
    for (const ancestor of seen) {
      if (ancestor.kind !== 'named' || ancestor.definition !== to.definition) continue;
      forms.set(ancestor.arguments.map(({ id }) => id).join(), ancestor.arguments);
    }
    // A JObject is a sequence of tokens and of pairs: C# does not choose between them.
    const [only, second] = forms.values();
    if (only === undefined || second !== undefined) return;
    to.arguments.forEach((argument, index) => {
      const source = only[index];
      if (source !== undefined) this.bound(source, argument);
    });
  }

  /** What is known so far; undefined where the bounds of a parameter disagree. */
  fixed(): Substitution | undefined {
    const result = new Map<string, Type>();
    for (const [name, bounds] of this.#bounds) {
      const type = bestCommonType(bounds);
      if (type === undefined) return undefined;
      result.set(name, type);
    }
    return result;
  }

  isFixed(type: Type): boolean {
    const fixed = this.fixed();
    return fixed !== undefined && !this.#mentionsOwn(substitute(type, fixed));
  }

  #mentionsOwn(type: Type): boolean {
    switch (type.kind) {
      case 'parameter':
        return this.#names.has(type.name);
      case 'array':
        return this.#mentionsOwn(type.element);
      case 'named':
        return type.arguments.some((argument) => this.#mentionsOwn(argument));
      default:
        return false;
    }
  }

  /** True when every type parameter has a type. */
  isComplete(): boolean {
    return [...this.#names].every((name) => this.#bounds.has(name));
  }
}

/** An array seen as the interface that is asked for, such as `IEnumerable<T>`. */
function interfacesOfArray(element: Type, to: Type): readonly Type[] {
  if (to.kind !== 'named' || to.arguments.length !== 1) return [arrayOf(element)];
  return [{ ...to, arguments: [element], id: '' }];
}
