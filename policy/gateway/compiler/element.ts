/** Compiles one element against its rule: attributes, text and children, each checked by name, number and type. */
import { attributeOf, type PolicyElement, type PolicyValue } from '../../document/index.ts';
import {
  type AttributeRules,
  anyValue,
  type CompiledElement,
  type ElementRule,
  type Parameter,
  type PolicyRule,
  type Sequence,
  text as textType,
  type ValueType,
} from '../pipeline/definition.ts';
import type { Place } from '../trace.ts';
import { compileChecked } from './checked-value.ts';
import type { Findings, Spot } from './findings.ts';
import type { Surroundings } from './surroundings.ts';
import { literal } from './values.ts';

/** Compiles policies that stand inside of an element. */
type CompileNested = (elements: readonly PolicyElement[], rule: PolicyRule, spot: Spot) => Sequence;

export class ElementCompiler {
  readonly #surroundings: Surroundings;
  readonly #findings: Findings;
  readonly #policies: CompileNested;

  constructor(surroundings: Surroundings, findings: Findings, policies: CompileNested) {
    this.#surroundings = surroundings;
    this.#findings = findings;
    this.#policies = policies;
  }

  element(
    element: PolicyElement,
    rule: ElementRule,
    place: Place,
    spot: Spot,
    isPolicy: boolean,
  ): CompiledElement | undefined {
    const before = this.#findings.faults;
    const attributes = this.#attributes(element, rule.attributes, place, spot, isPolicy);
    const text = this.#text(element, rule, place, spot);
    const { children, nested } = this.#children(element, rule, spot);
    if (this.#findings.faults > before) return undefined;
    return { attributes, text, children, nested, place };
  }

  #attributes(
    element: PolicyElement,
    rules: AttributeRules,
    place: Place,
    spot: Spot,
    isPolicy: boolean,
  ): Record<string, Parameter<unknown> | undefined> {
    const compiled: Record<string, Parameter<unknown> | undefined> = {};
    for (const { name, value, position } of element.attributes) {
      const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
      if (rule === undefined) {
        // Every policy may carry an id, which LastError.PolicyId reports.
        if (isPolicy && name === 'id') continue;
        this.#findings.fault(
          `<${element.name}> has no attribute "${name}"${this.#findings.suggestion(name, Object.keys(rules))}`,
          position,
          spot,
          { kind: 'attribute' },
        );
        continue;
      }
      if (rule.unsupported !== undefined) {
        this.value(value, anyValue, `the attribute "${name}"`, place, spot);
        this.#findings.fault(
          `unsupported: the attribute "${name}"; ${rule.unsupported}`,
          position,
          spot,
          { unsupported: `<${element.name} ${name}>` },
        );
        continue;
      }
      if (value.kind !== 'literal' && !rule.expression) {
        this.#findings.fault(`the attribute "${name}" takes no expression`, position, spot);
        continue;
      }
      compiled[name] = this.value(value, rule.type, `the attribute "${name}"`, place, spot);
    }
    for (const [name, rule] of Object.entries(rules)) {
      if (rule.required && !element.attributes.some((attribute) => attribute.name === name)) {
        this.#findings.fault(
          `<${element.name}> needs the attribute "${name}"`,
          element.position,
          spot,
        );
      }
    }
    return compiled;
  }

  #text(
    element: PolicyElement,
    rule: ElementRule,
    place: Place,
    spot: Spot,
  ): Parameter<string> | undefined {
    // A template's braces are its own and no named values.
    const isTemplate = attributeOf(element, 'template')?.value.text === 'liquid';
    if (rule.text === 'body' && (element.children.length > 0 || isTemplate)) {
      return literal(element.inner.trim());
    }
    const { text } = element;
    if (text === undefined) {
      if (rule.text === 'required') {
        this.#findings.fault(`<${element.name}> needs a text`, element.position, spot);
      }
      return undefined;
    }
    if (rule.text === 'none') {
      this.#findings.fault(`<${element.name}> takes no text`, text.position, spot);
      return undefined;
    }
    return this.value(text, textType, `the text of <${element.name}>`, place, spot);
  }

  #children(element: PolicyElement, rule: ElementRule, spot: Spot) {
    const children: Record<string, CompiledElement[]> = {};
    for (const name of Object.keys(rule.children)) children[name] = [];
    const nested: PolicyElement[] = [];
    const counts = new Map<string, number>();
    for (const child of rule.text === 'body' ? [] : element.children) {
      const childRule = Object.hasOwn(rule.children, child.name)
        ? rule.children[child.name]
        : undefined;
      if (childRule === undefined) {
        if (rule.policies === 'none') {
          this.#findings.fault(
            `<${element.name}> takes no <${child.name}>${this.#findings.suggestion(child.name, Object.keys(rule.children))}`,
            child.position,
            spot,
            { kind: 'policy' },
          );
        } else nested.push(child);
        continue;
      }
      const count = (counts.get(child.name) ?? 0) + 1;
      counts.set(child.name, count);
      if (count > 1 && (childRule.occurs === 'one' || childRule.occurs === 'optional')) {
        this.#findings.fault(
          `<${element.name}> takes one <${child.name}> only`,
          child.position,
          spot,
        );
      }
      const inside = { ...spot, path: `${spot.path}/${child.name}[${count}]` };
      const place = this.place(child, inside, element.name);
      const compiled = this.element(child, childRule, place, inside, false);
      if (compiled !== undefined) children[child.name]?.push(compiled);
    }
    for (const [name, { occurs }] of Object.entries(rule.children)) {
      if ((occurs === 'one' || occurs === 'at least one') && !counts.has(name)) {
        this.#findings.fault(`<${element.name}> needs <${name}>`, element.position, spot);
      }
    }
    return { children, nested: this.#policies(nested, rule.policies, spot) };
  }

  value<T>(
    value: PolicyValue,
    type: ValueType<T>,
    what: string,
    place: Place,
    spot: Spot,
  ): Parameter<T> | undefined {
    const { namedValues } = this.#surroundings;
    return compileChecked(value, type, what, place, spot, this.#findings, namedValues);
  }

  place(element: PolicyElement, spot: Spot, policy = element.name): Place {
    const id = element.attributes.find(({ name }) => name === 'id')?.value.text ?? '';
    return {
      document: spot.document ?? '',
      scope: this.#surroundings.scope,
      section: spot.section ?? 'inbound',
      path: spot.path,
      policy,
      id,
      ...element.position,
    };
  }
}
