/**
 * Turns a policy document into what runs per request. Everything that can be known beforehand is checked here: every
 * element, attribute and child against its policy's declaration, every literal, every expression. What is not
 * known is refused by name and position; nothing is skipped.
 */
import type { PolicyElement, Position } from '../../document/index.ts';
import { GatewayError } from '../errors.ts';
import {
  anyValue,
  type ElementRule,
  type PolicyDefinition,
  type PolicyRule,
  type Sequence,
  text as textType,
} from '../pipeline/definition.ts';
import type { PolicyDocument } from '../pipeline/document.ts';
import type { Exchange } from '../pipeline/exchange.ts';
import { type Step, sequence } from '../pipeline/sequence.ts';
import { policies } from '../policies/registry.ts';
import { UNSUPPORTED_POLICIES } from '../policies/unsupported.ts';
import { type Place, SECTIONS, type Section } from '../trace.ts';
import { ElementCompiler } from './element.ts';
import { Findings, type Spot } from './findings.ts';
import { type ReadPolicy, readFor } from './reading.ts';
import type { Compilation, Surroundings } from './surroundings.ts';
import { holdsNames } from './trust.ts';

/** Compiles a document of any scope, or a fragment on its own. Never throws for what the document holds. */
export function compileDocument(text: string, surroundings: Surroundings): Compilation {
  const findings = new Findings();
  const document = new DocumentCompiler(surroundings, findings).document(text);
  const { errors, warnings, expressions, reading } = findings;
  const isFine = errors.length === 0;
  return { document: isFine ? document : undefined, errors, warnings, expressions, reading };
}

const POLICY_NAMES: readonly string[] = [...policies.keys(), ...UNSUPPORTED_POLICIES.keys()];

/** Far beyond real documents; a fragment that is included many times multiplies. */
const MOST_POLICIES = 20_000;

class DocumentCompiler {
  readonly #surroundings: Surroundings;
  readonly #findings: Findings;
  readonly #elements: ElementCompiler;
  /** Where the policies that a document may hold only once were seen, by document and name. */
  readonly #seenOnce = new Map<string, Position>();
  #policyCount = 0;
  #isSnippet = false;

  constructor(surroundings: Surroundings, findings: Findings) {
    this.#surroundings = surroundings;
    this.#findings = findings;
    this.#elements = new ElementCompiler(surroundings, findings, (...nested) =>
      this.#policies(...nested),
    );
  }

  document(text: string): PolicyDocument | undefined {
    const { name, scope } = this.#surroundings;
    const read = this.#read(text, name);
    if (read === undefined) return undefined;
    const { root } = read;
    this.#isSnippet = read.isSnippet;
    this.#findings.reading.root = root;
    const spot: Spot = { document: name, section: undefined, path: '', isFragment: false };
    this.#findings.refuseContent(root, spot);
    if (root.name === 'fragment') {
      this.#policies(root.children, 'any', { ...spot, isFragment: !this.#isSnippet });
      return { name: name ?? '', scope, sections: new Map(), canForward: false };
    }
    if (root.name !== 'policies') {
      this.#findings.fault(`expected <policies>, found <${root.name}>`, root.position, spot, {
        kind: 'policy',
      });
      return undefined;
    }
    const sections = new Map<Section, Sequence>();
    let canForward = false;
    for (const element of root.children) {
      const section = SECTIONS.find((known) => known === element.name);
      if (section === undefined) {
        this.#findings.fault(
          `<${element.name}> is no section of a policy${this.#findings.suggestion(element.name, SECTIONS)}`,
          element.position,
          spot,
          { kind: 'policy' },
        );
        continue;
      }
      if (sections.has(section)) {
        this.#findings.fault(`a second <${section}> section`, element.position, spot);
      }
      sections.set(section, this.#section(element, section, spot));
      if (section === 'backend') {
        canForward = holds(element, ['base', 'forward-request', 'include-fragment']);
      }
    }
    return { name: name ?? '', scope, sections, canForward };
  }

  #section(element: PolicyElement, section: Section, outer: Spot): Sequence {
    const spot: Spot = { ...outer, section };
    this.#findings.refuseContent(element, spot);
    const second = element.children[1];
    // The real service words it like this: "Error in element 'backend': backend section allows only one policy to be specified".
    if (section === 'backend' && second !== undefined) {
      this.#findings.fault(
        'the backend section allows only one policy to be specified; put the others inside of it, as in <retry>',
        second.position,
        spot,
        { kind: 'backend' },
      );
    }
    return this.#policies(element.children, 'any', spot);
  }

  #policies(elements: readonly PolicyElement[], rule: PolicyRule, outer: Spot): Sequence {
    const counts = new Map<string, number>();
    const steps = elements.flatMap((element) => {
      const count = (counts.get(element.name) ?? 0) + 1;
      counts.set(element.name, count);
      const path = `${outer.path === '' ? '' : `${outer.path}/`}${element.name}[${count}]`;
      return this.#policy(element, rule, { ...outer, path });
    });
    return sequence(steps);
  }

  #policy(element: PolicyElement, rule: PolicyRule, spot: Spot): readonly Step[] {
    this.#policyCount += 1;
    if (this.#policyCount > MOST_POLICIES) {
      if (this.#policyCount === MOST_POLICIES + 1) {
        this.#findings.fault(
          `unsupported: with its fragments the document has more than ${MOST_POLICIES} policies`,
          element.position,
          spot,
          { unsupported: `more than ${MOST_POLICIES} policies` },
        );
      }
      return [];
    }
    const place = this.#elements.place(element, spot);
    if (element.name === 'base') return this.#base(element, place, spot);
    if (element.name === 'include-fragment') return this.#fragment(element, place, spot);
    const definition = policies.get(element.name);
    if (definition === undefined) {
      this.#unknownPolicy(element, place, spot);
      return [];
    }
    if (definition.once) this.#refuseSecond(element, spot);
    if (!this.#isAllowed(definition, rule, spot.section)) {
      this.#findings.fault(
        rule === 'any'
          ? `<${element.name}> is not allowed in <${spot.section}>`
          : `<${element.name}> is not allowed here`,
        element.position,
        spot,
        { kind: 'place' },
      );
    }
    const { needs } = definition;
    if (needs !== undefined && this.#surroundings.verdicts?.has(needs) !== true) {
      this.#findings.fault(
        `unsupported: <${element.name}>; it needs a judgement that is not handed in (${needs})`,
        element.position,
        spot,
        { unsupported: `<${element.name}>` },
      );
    }
    const compiled = this.#elements.element(element, definition.rule, place, spot, true);
    const before = this.#findings.faults;
    if (compiled === undefined) return [];
    const run = definition.compile(compiled, (fault, details) =>
      details?.isWarning === true
        ? this.#findings.warn(fault, element.position, spot)
        : this.#findings.fault(fault, element.position, spot, {
            unsupported: details?.unsupported,
          }),
    );
    if (this.#findings.faults > before) return [];
    this.#checkBackend(element, spot);
    return [{ place, run, forPreflight: definition.forPreflight }];
  }

  #isAllowed(
    definition: PolicyDefinition,
    rule: PolicyRule,
    section: Section | undefined,
  ): boolean {
    if (rule === 'none') return false;
    if (rule !== 'any') return rule.includes(definition.name);
    return section === undefined
      ? definition.sections.length > 0
      : definition.sections.includes(section);
  }

  #base(element: PolicyElement, place: Place, spot: Spot): readonly Step[] {
    this.#findings.refuseContent(element, spot);
    for (const child of element.children) {
      this.#findings.fault(`<base> takes no <${child.name}>`, child.position, spot);
    }
    const { section } = spot;
    const { scope } = this.#surroundings;
    if (scope === 'global') {
      this.#findings.fault(
        'Element <base/> is not allowed in global context',
        element.position,
        spot,
        { kind: 'base' },
      );
    }
    if (section === undefined && this.#isSnippet) return [];
    if (section === undefined || spot.isFragment) {
      this.#findings.fault('<base/> is not allowed in a fragment', element.position, spot, {
        kind: 'base',
      });
      return [];
    }
    const run = (exchange: Exchange) => exchange.runBase(section, scope);
    return [{ place, run, forPreflight: true }];
  }

  /** A fragment is inserted as it is, so its policies stand in the including section and scope. */
  #fragment(element: PolicyElement, place: Place, spot: Spot): readonly Step[] {
    const rule = FRAGMENT_RULE;
    const compiled = this.#elements.element(element, rule, place, spot, true);
    const id = compiled?.attributes['fragment-id']?.literal;
    if (typeof id !== 'string') return [];
    if (spot.isFragment) {
      this.#findings.fault('a fragment cannot include another one', element.position, spot, {
        kind: 'place',
      });
      return [];
    }
    const { fragments } = this.#surroundings;
    if (fragments === undefined) {
      return [
        {
          place,
          run: async () => {
            throw new GatewayError('FragmentNotFound', `The fragment "${id}" is not known.`);
          },
          forPreflight: true,
        },
      ];
    }
    const text = fragments.get(id);
    if (text === undefined) {
      this.#findings.fault(
        `there is no fragment "${id}"${this.#findings.suggestion(id, fragments.keys())}`,
        element.position,
        spot,
        { kind: 'name' },
      );
      return [];
    }
    const document = `fragment ${id}`;
    const root = this.#read(text, document)?.root;
    if (root === undefined) return [];
    const inside: Spot = { ...spot, document, isFragment: true };
    this.#findings.refuseContent(root, inside);
    if (root.name !== 'fragment') {
      this.#findings.fault(`expected <fragment>, found <${root.name}>`, root.position, inside);
    }
    this.#findings.reading.fragments.set(id, root);
    const nested = this.#policies(root.children, 'any', inside);
    return [{ place, run: (exchange) => nested.run(exchange), forPreflight: true }];
  }

  #checkBackend(element: PolicyElement, spot: Spot): void {
    const { backends } = this.#surroundings;
    for (const { name, value } of element.attributes) {
      if (
        name === 'backend-id' &&
        value.kind === 'literal' &&
        backends?.has(value.text) === false &&
        !(this.#surroundings.namedValues === undefined && holdsNames(value))
      ) {
        this.#findings.fault(
          `there is no backend "${value.text}"${this.#findings.suggestion(value.text, backends ?? [])}`,
          value.position,
          spot,
          { kind: 'name' },
        );
      }
    }
  }

  #unknownPolicy(element: PolicyElement, place: Place, spot: Spot): void {
    const reason = UNSUPPORTED_POLICIES.get(element.name);
    if (reason === undefined) {
      this.#findings.fault(
        `<${element.name}> is not a policy${this.#findings.suggestion(element.name, POLICY_NAMES)}`,
        element.position,
        spot,
        { kind: 'policy' },
      );
      return;
    }
    this.#findings.fault(`unsupported: <${element.name}>; ${reason}`, element.position, spot, {
      unsupported: `<${element.name}>`,
    });
    this.#expressionsOf(element, place, spot);
  }

  /** Compiles what an unsupported policy holds: its C# can be wrong whatever the policy does with it. */
  #expressionsOf(element: PolicyElement, place: Place, spot: Spot): void {
    for (const { name, value } of element.attributes) {
      if (value.kind !== 'literal') {
        this.#elements.value(value, anyValue, `the attribute "${name}"`, place, spot);
      }
    }
    if (element.text !== undefined && element.text.kind !== 'literal') {
      this.#elements.value(element.text, anyValue, `the text of <${element.name}>`, place, spot);
    }
    for (const child of element.children) this.#expressionsOf(child, place, spot);
  }

  /** Observed: API Management does not save a document that has one of these twice, in whatever branches. */
  #refuseSecond(element: PolicyElement, spot: Spot): void {
    const key = `${element.name} ${spot.document ?? ''}`;
    const first = this.#seenOnce.get(key);
    const { line, column } = element.position;
    if (first === undefined) this.#seenOnce.set(key, { line, column });
    // A fragment that is included twice is read twice.
    else if (first.line !== line || first.column !== column) {
      this.#findings.fault(
        `<${element.name}> may stand in a document only once; the first is in line ${first.line}`,
        element.position,
        spot,
      );
    }
  }

  #read(text: string, document: string | undefined): ReadPolicy | undefined {
    const { namedValues } = this.#surroundings;
    return readFor(text, document, namedValues ?? new Map(), this.#findings);
  }
}

const FRAGMENT_RULE: ElementRule = {
  attributes: { 'fragment-id': { type: textType, required: true, expression: false } },
  text: 'none',
  children: {},
  policies: 'none',
  occurs: 'many',
};

function holds(element: PolicyElement, names: readonly string[]): boolean {
  return element.children.some((child) => names.includes(child.name) || holds(child, names));
}
