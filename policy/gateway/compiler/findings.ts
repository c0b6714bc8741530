/** What the compiler learns of a document besides how to run it: faults with their places, and what it counted. */
import {
  type FaultKind,
  type PolicyComment,
  type PolicyElement,
  PolicyError,
  type PolicyValue,
  type Position,
} from '../../document/index.ts';
import type { CompiledExpression } from '../../expressions/index.ts';
import { suggestion } from '../../nearest.ts';
import type { Section } from '../trace.ts';

/** Where the compiler is: changes as it goes down. */
export type Spot = {
  readonly document: string | undefined;
  /** Undefined in a fragment that is checked on its own: it may end up in any section. */
  readonly section: Section | undefined;
  readonly path: string;
  /** Whether it is inside of a fragment. */
  readonly isFragment: boolean;
};

/** What compiles and is most probably not meant. */
export type PolicyWarning = Position & {
  /** `snippet`: the text is no whole document. */
  readonly kind: 'snippet' | 'suspicious';
  readonly message: string;
  /** As `PolicyError.document`. */
  readonly document: string | undefined;
};

/** What was read on the way, for whoever judges documents beyond whether they run. */
export type Reading = {
  /** Undefined where the document cannot be read; around a snippet an element that is not written. */
  root: PolicyElement | undefined;
  readonly comments: PolicyComment[];
  readonly fragments: Map<string, PolicyElement>;
  /** What compiles, by its value in the tree. */
  readonly expressions: Map<PolicyValue, CompiledExpression>;
};

/** Nobody reads more, and a document of megabytes may have as many faults as elements. */
const MOST_ERRORS = 1000;

export class Findings {
  readonly errors: PolicyError[] = [];
  readonly warnings: PolicyWarning[] = [];
  readonly reading: Reading = {
    root: undefined,
    comments: [],
    fragments: new Map(),
    expressions: new Map(),
  };
  /** How many there are, told or not. */
  faults = 0;
  /** Compiled or not. */
  expressions = 0;

  fault(
    fault: string,
    { line, column }: Position,
    spot: Spot,
    details: { readonly kind?: FaultKind; readonly unsupported?: string | undefined } = {},
  ): void {
    this.faults += 1;
    if (this.errors.length > MOST_ERRORS) return;
    const isLast = this.errors.length === MOST_ERRORS;
    this.errors.push(
      new PolicyError(
        isLast ? `there are more than ${MOST_ERRORS} faults; the rest is not told` : fault,
        { line, column },
        { kind: 'form', ...(isLast ? {} : details), document: spot.document },
      ),
    );
  }

  /** ` (did you mean "x"?)`, or nothing; nothing either for faults that are not told. */
  suggestion(name: string, candidates: Iterable<string>): string {
    return this.errors.length < MOST_ERRORS ? suggestion(name, candidates) : '';
  }

  warn(message: string, { line, column }: Position, { document }: Spot): void {
    this.warnings.push({ kind: 'suspicious', message, line, column, document });
  }

  /** Faults attributes and text of an element that takes neither; the documentation's own fragments tell their id. */
  refuseContent(element: PolicyElement, spot: Spot): void {
    const allowed = element.name === 'fragment' ? ['id', 'fragment-id'] : ['id'];
    for (const { name, position } of element.attributes) {
      if (!allowed.includes(name)) {
        this.fault(`<${element.name}> has no attribute "${name}"`, position, spot, {
          kind: 'attribute',
        });
      }
    }
    if (element.text !== undefined) {
      this.fault(`<${element.name}> takes no text`, element.text.position, spot);
    }
  }
}
