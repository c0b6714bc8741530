/** A document as the rules see it: read once, its expressions compiled once, everything with its position. */
import {
  attributeOf,
  type PolicyElement,
  type PolicyError,
  type PolicyValue,
  type Position,
} from '../document/index.ts';
import type { CompiledExpression, Expression } from '../expressions/index.ts';
import { compileDocument, type Scope } from '../gateway/index.ts';
import { type Tier, tierOf } from '../tier.ts';
import { groupBy } from './group-by.ts';
import type { LintOptions } from './options.ts';
import { type Suppression, suppressionsOf } from './suppressions.ts';
import { expressionsOf, stringOf } from './syntax.ts';
import {
  type VariableRead,
  type VariableSet,
  variablesReadBy,
  variablesSetBy,
} from './variables.ts';

/** An element and where it stands; those of known fragments stand where they are included. */
export type Node = {
  readonly element: PolicyElement;
  readonly name: string;
  readonly parent: Node | undefined;
  readonly children: readonly Node[];
  /** Undefined above the sections, and in a fragment that stands alone. */
  readonly section: string | undefined;
  /** `fragment limits`; undefined: the document itself. */
  readonly document: string | undefined;
};

/** An expression that compiles, and the attribute that it is the value of; undefined: the element's text. */
export type Code = {
  readonly node: Node;
  readonly attribute: string | undefined;
  readonly value: PolicyValue;
  readonly compiled: CompiledExpression;
  readonly expressions: readonly Expression[];
};

/** A text of the document, or a string of its C#. */
export type Text = { readonly node: Node; readonly text: string; readonly at: Position };

export type Subject = {
  readonly text: string;
  readonly scope: Scope;
  readonly tier: Tier | undefined;
  readonly options: LintOptions;
  readonly errors: readonly PolicyError[];
  readonly warnings: ReturnType<typeof compileDocument>['warnings'];
  readonly suppressions: readonly Suppression[];
  /** In the order of the document. */
  readonly nodes: readonly Node[];
  readonly code: readonly Code[];
  readonly codeOf: ReadonlyMap<Node, readonly Code[]>;
  readonly texts: readonly Text[];
  readonly sets: readonly VariableSet[];
  readonly reads: readonly VariableRead[];
  /** Whether other documents run before or between: `<base/>`, a fragment, or a document that is no whole one. */
  readonly hasUnknownParts: boolean;
  /** Whether a fragment is included that is not known. */
  readonly hasUnknownFragments: boolean;
  /** Whether the calls are about models, as far as the text tells; what holds for models' streams is no matter of other APIs. */
  readonly isAboutModels: boolean;
  /** Where the managed identity's token for the models is fetched. */
  readonly identity: Node | undefined;
};

const MODELS = /openai|cognitive|<llm-|\bgpt-|chat\/completions|services\.ai\.azure/i;

/** Far beyond real documents; a fragment that is included many times multiplies. */
const MOST_NODES = 20_000;

/** @throws {RangeError} for a SKU that there is not */
export function createSubject(text: string, options: LintOptions): Subject {
  const { scope = 'api', sku, namedValues, fragments, backends } = options;
  const compilation = compileDocument(text, {
    name: undefined,
    scope,
    namedValues,
    fragments,
    backends: backends === undefined ? undefined : new Set(backends.keys()),
  });
  const { errors, warnings, reading } = compilation;
  const nodes = nodesOf(reading.root, reading.fragments);
  const code = nodes.flatMap((node) => codeOf(node, reading.expressions));
  const typeOf = (value: PolicyValue) =>
    value.kind === 'literal' ? 'System.String' : reading.expressions.get(value)?.staticType;
  const includes = nodes.filter(({ name }) => name === 'include-fragment');
  const hasUnknownFragments = includes.some(({ children }) => children.length === 0);
  return {
    text,
    scope,
    tier: sku === undefined ? undefined : tierOf(sku),
    options,
    errors,
    warnings,
    suppressions: suppressionsOf(reading.comments, nodes),
    nodes,
    code,
    codeOf: groupBy(code, ({ node }) => node),
    texts: [...nodes.flatMap(textsOf), ...code.flatMap(stringsOf)],
    sets: nodes.flatMap((node) => variablesSetBy(node, typeOf)),
    reads: code.flatMap(variablesReadBy),
    hasUnknownFragments,
    hasUnknownParts:
      hasUnknownFragments ||
      reading.root?.name !== 'policies' ||
      warnings.some(({ kind }) => kind === 'snippet') ||
      nodes.some(({ name }) => name === 'base'),
    isAboutModels: MODELS.test(text),
    identity: nodes.find(isModelIdentity),
  };
}

const SECTIONS: readonly string[] = ['inbound', 'backend', 'outbound', 'on-error'];

/** Elements whose content is a body, and no policy. */
const BODIES: readonly string[] = ['set-body', 'value'];

function nodesOf(
  root: PolicyElement | undefined,
  fragments: ReadonlyMap<string, PolicyElement>,
): readonly Node[] {
  const nodes: Node[] = [];
  const add = (
    element: PolicyElement,
    parent: Node | undefined,
    siblings: Node[],
    document: string | undefined,
  ): void => {
    if (nodes.length >= MOST_NODES) return;
    const children: Node[] = [];
    const isSection = parent?.name === 'policies' && SECTIONS.includes(element.name);
    const section = isSection ? element.name : parent?.section;
    const node = { element, name: element.name, parent, children, section, document };
    nodes.push(node);
    siblings.push(node);
    if (BODIES.includes(element.name)) return;
    for (const child of element.children) add(child, node, children, document);
    if (element.name !== 'include-fragment' || document !== undefined) return;
    const id = attributeOf(element, 'fragment-id')?.value.text ?? '';
    for (const child of fragments.get(id)?.children ?? []) {
      add(child, node, children, `fragment ${id}`);
    }
  };
  if (root !== undefined) add(root, undefined, [], undefined);
  return nodes;
}

function codeOf(
  node: Node,
  expressions: ReadonlyMap<PolicyValue, CompiledExpression>,
): readonly Code[] {
  const { attributes, text } = node.element;
  const values = [
    ...attributes.map(({ name, value }) => ({ attribute: name, value })),
    ...(text === undefined ? [] : [{ attribute: undefined, value: text }]),
  ];
  return values.flatMap(({ attribute, value }) => {
    const compiled = expressions.get(value);
    if (compiled === undefined) return [];
    return [{ node, attribute, value, compiled, expressions: expressionsOf(compiled.syntax) }];
  });
}

function textsOf(node: Node): readonly Text[] {
  const { attributes, text } = node.element;
  return [...attributes.map(({ value }) => value), ...(text === undefined ? [] : [text])]
    .filter(({ kind }) => kind === 'literal')
    .map((value) => ({ node, text: value.text, at: value.position }));
}

function stringsOf({ node, expressions }: Code): readonly Text[] {
  return expressions.flatMap((expression): readonly Text[] => {
    if (expression.kind === 'interpolated') {
      return expression.parts.flatMap((part) =>
        typeof part === 'string' ? [{ node, text: part, at: expression.at }] : [],
      );
    }
    const text = stringOf(expression);
    return text === undefined ? [] : [{ node, text, at: expression.at }];
  });
}

function isModelIdentity({ name, element, parent }: Node): boolean {
  if (name !== 'authentication-managed-identity' || parent?.name.startsWith('send-')) return false;
  const resource = attributeOf(element, 'resource')?.value.text ?? '';
  return /cognitiveservices\.azure\.com|ai\.azure\.com/i.test(resource);
}
