/**
 * What a policy is: a declaration (name, sections, attributes, children) from which documents are checked, and a
 * `compile` that turns one checked element into what runs per request. One file per policy in ../policies.
 */
import type { Value } from '../../expressions/index.ts';
import { toText } from '../../expressions/index.ts';
import { after, type MaybePromise } from '../maybe-promise.ts';
import type { Verdict } from '../options.ts';
import type { Place, Section } from '../trace.ts';
import type { Exchange } from './exchange.ts';

/** After a policy the next one runs, or the pipeline ends and the response goes out, as with `return-response`. */
export type Flow = 'next' | 'end';

export type Run = (exchange: Exchange) => MaybePromise<Flow | undefined>;

/** A value that is known when the document is read, or comes out of an expression for each request. */
export type Parameter<T> = {
  /** Undefined for expressions. */
  readonly literal: T | undefined;
  /** Buffers the bodies that the expression reads; undefined where it reads none. */
  readonly prepare: ((exchange: Exchange) => MaybePromise<unknown>) | undefined;
  /**
   * The value, when `prepare` has run.
   *
   * @throws {GatewayError} ExpressionValueEvaluationFailure
   */
  evaluate(exchange: Exchange): T;
  /** Both in one. */
  resolve(exchange: Exchange): MaybePromise<T>;
};

/** Runs at once, unless a parameter reads a body. Only for policies that begin with evaluating them all. */
export function prepared(
  parameters: readonly (Parameter<unknown> | undefined)[],
  run: (exchange: Exchange) => MaybePromise<Flow | undefined>,
): Run {
  const reading = parameters.flatMap((parameter) => parameter?.prepare ?? []);
  if (reading.length === 0) return run;
  return (exchange) =>
    after(
      reading.reduce<MaybePromise<unknown>>(
        (before, prepare) => after(before, () => prepare(exchange)),
        undefined,
      ),
      () => run(exchange),
    );
}

/** How a value is written. `parse` gives undefined for what it does not take. */
export type ValueType<T> = {
  /** For error messages: `a whole number from 1 to 50`. */
  readonly expected: string;
  parse(text: string): T | undefined;
  /** From an expression's result; its text is parsed when left out. */
  fromValue?(value: Value): T | undefined;
};

export const text: ValueType<string> = { expected: 'a text', parse: (written) => written };

/** Any value of an expression as it is; a literal is a System.String. */
export const anyValue: ValueType<Value> = {
  expected: 'a value',
  parse: (written) => written,
  fromValue: (value) => value,
};

export const boolean: ValueType<boolean> = {
  expected: '"true" or "false"',
  parse: parseBoolean,
  fromValue: booleanOf,
};

function parseBoolean(written: string): boolean | undefined {
  const lower = written.trim().toLowerCase();
  return lower === 'true' ? true : lower === 'false' ? false : undefined;
}

function booleanOf(value: Value): boolean | undefined {
  return typeof value === 'boolean' ? value : parseBoolean(toText(value));
}

/** As XML Schema writes it: "True" is refused (observed for `<when>`). An expression's result is taken as `boolean` does. */
export const condition: ValueType<boolean> = {
  expected: boolean.expected,
  parse: (written) => {
    const trimmed = written.trim();
    return trimmed === 'true' ? true : trimmed === 'false' ? false : undefined;
  },
  fromValue: booleanOf,
};

export function integer(minimum: number, maximum = 2147483647): ValueType<number> {
  const range =
    maximum === 2147483647 ? `not less than ${minimum}` : `from ${minimum} to ${maximum}`;
  return {
    expected: `a whole number ${range}`,
    parse: (written) => {
      if (!/^\s*-?\d+\s*$/.test(written)) return undefined;
      const value = Number(written);
      return value >= minimum && value <= maximum ? value : undefined;
    },
  };
}

export const number: ValueType<number> = {
  expected: 'a number',
  parse: (written) =>
    /^\s*-?\d+(\.\d+)?([eE][+-]?\d+)?\s*$/.test(written) ? Number(written) : undefined,
};

export function oneOf<const Choice extends string>(
  ...choices: readonly Choice[]
): ValueType<Choice> {
  return {
    expected: `one of ${choices.map((choice) => `"${choice}"`).join(', ')}`,
    parse: (written) =>
      choices.find((choice) => choice.toLowerCase() === written.trim().toLowerCase()),
  };
}

export type AttributeRule<T, Required extends boolean> = {
  readonly type: ValueType<T>;
  readonly required: Required;
  /** Whether an expression may stand here. */
  readonly expression: boolean;
  /** API Management knows the attribute; why this gateway does not do what it says. */
  readonly unsupported?: string;
};

type RuleOptions = { readonly expression?: boolean };

export function required<T>(type: ValueType<T>, options: RuleOptions = {}): AttributeRule<T, true> {
  return { type, required: true, expression: options.expression ?? true };
}

export function optional<T>(
  type: ValueType<T>,
  options: RuleOptions = {},
): AttributeRule<T, false> {
  return { type, required: false, expression: options.expression ?? true };
}

/** A documented attribute that is refused by name. */
export function unsupported(reason: string): AttributeRule<string, false> {
  return { type: text, required: false, expression: true, unsupported: reason };
}

export type AttributeRules = Readonly<Record<string, AttributeRule<unknown, boolean>>>;

/** What `compile` gets for its attribute rules. */
export type Attributes<Rules extends AttributeRules> = {
  readonly [Name in keyof Rules]: Rules[Name] extends AttributeRule<infer T, infer Required>
    ? Required extends true
      ? Parameter<T>
      : Parameter<T> | undefined
    : never;
};

/** A child element that is part of its parent and no policy of its own, such as `<value>` of `<set-header>`. */
export type ElementRule = {
  readonly attributes: AttributeRules;
  /** `body`: text, or XML taken as written. */
  readonly text: 'none' | 'optional' | 'required' | 'body';
  readonly children: ElementRules;
  readonly policies: PolicyRule;
  readonly occurs: 'one' | 'optional' | 'many' | 'at least one';
};

export type ElementRules = Readonly<Record<string, ElementRule>>;

/** Which policies may be nested: none, all that the section allows, or those of a list in any section. */
export type PolicyRule = 'none' | 'any' | readonly string[];

export type CompiledElement<Rule extends ElementRule = ElementRule> = {
  readonly attributes: Attributes<Rule['attributes']>;
  readonly text: Parameter<string> | undefined;
  readonly children: CompiledElements<Rule['children']>;
  /** The nested policies, to be run in order. */
  readonly nested: Sequence;
  readonly place: Place;
};

export type CompiledElements<Rules extends ElementRules> = {
  readonly [Name in keyof Rules]: readonly CompiledElement<Rules[Name]>[];
};

export type Sequence = {
  readonly length: number;
  /** Undefined: as `next`. */
  run(exchange: Exchange): MaybePromise<Flow | undefined>;
};

/** Declares a child element; what is left out is not allowed. */
export function element<const Rule extends Partial<ElementRule>>(
  rule: Rule,
): {
  readonly [Name in keyof ElementRule]: Name extends keyof Rule
    ? Exclude<Rule[Name], undefined>
    : (typeof PLAIN)[Name];
} & ElementRule;
export function element(rule: Partial<ElementRule>): ElementRule {
  return { ...PLAIN, ...rule };
}

const PLAIN = {
  attributes: {},
  text: 'none',
  children: {},
  policies: 'none',
  occurs: 'many',
} as const satisfies ElementRule;

export type PolicyDefinition = {
  readonly name: string;
  /** Sections in which it may stand on its own; empty for policies that only others may hold. */
  readonly sections: readonly Section[];
  /** A judgement that must be handed in for the policy to run. */
  readonly needs: Verdict | undefined;
  /** Whether a document may hold it only once. */
  readonly once: boolean;
  /** Whether it also answers a browser's question what it may send (OPTIONS). */
  readonly forPreflight: boolean;
  readonly rule: ElementRule;
  readonly compile: (element: CompiledElement, report: Report) => Run;
};

/** Tells what is wrong with an element beyond its declaration; the document is then refused, unless it is a warning. */
export type Report = (
  fault: string,
  details?: { readonly unsupported?: string; readonly isWarning?: true },
) => void;

/** Declares a policy. The types of `compile`'s argument follow from the rules. */
export function definePolicy<
  const Rules extends AttributeRules = Readonly<Record<never, never>>,
  const Children extends ElementRules = Readonly<Record<never, never>>,
>(policy: {
  readonly name: string;
  readonly sections: readonly Section[];
  readonly needs?: Verdict;
  readonly once?: boolean;
  readonly forPreflight?: boolean;
  readonly attributes?: Rules;
  readonly children?: Children;
  readonly text?: ElementRule['text'];
  readonly policies?: PolicyRule;
  compile(
    element: {
      readonly attributes: Attributes<Rules>;
      readonly children: CompiledElements<Children>;
      readonly text: Parameter<string> | undefined;
      readonly nested: Sequence;
      readonly place: Place;
    },
    report: Report,
  ): Run;
}): PolicyDefinition {
  return {
    name: policy.name,
    sections: policy.sections,
    needs: policy.needs,
    once: policy.once ?? false,
    forPreflight: policy.forPreflight ?? false,
    rule: element({
      attributes: policy.attributes ?? {},
      children: policy.children ?? {},
      text: policy.text ?? 'none',
      policies: policy.policies ?? 'none',
    }),
    // The compiler hands over exactly what the rule declares; TypeScript cannot follow that through the registry.
    compile: policy.compile as PolicyDefinition['compile'],
  };
}
