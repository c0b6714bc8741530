/** What the compiler learns of a document besides how to run it: faults with their places, and what it counted. */
import { type PolicyElement, PolicyError, type Position } from '../../document/index.ts';
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
  readonly message: string;
  /** As `PolicyError.document`. */
  readonly document: string | undefined;
};

/** Nobody reads more, and a document of megabytes may have as many faults as elements. */
const MOST_ERRORS = 1000;

export class Findings {
  readonly errors: PolicyError[] = [];
  readonly warnings: PolicyWarning[] = [];
  /** How many there are, told or not. */
  faults = 0;
  /** Compiled or not. */
  expressions = 0;

  fault(fault: string, { line, column }: Position, spot: Spot, unsupported?: string): void {
    this.faults += 1;
    if (this.errors.length > MOST_ERRORS) return;
    const isLast = this.errors.length === MOST_ERRORS;
    const details = unsupported === undefined || isLast ? {} : { unsupported };
    this.errors.push(
      new PolicyError(
        isLast ? `there are more than ${MOST_ERRORS} faults; the rest is not told` : fault,
        { line, column },
        { document: spot.document, ...details },
      ),
    );
  }

  warn(message: string, { line, column }: Position, { document }: Spot): void {
    this.warnings.push({ message, line, column, document });
  }

  /** Faults attributes and text of an element that takes neither; the documentation's own fragments tell their id. */
  refuseContent(element: PolicyElement, spot: Spot): void {
    const allowed = element.name === 'fragment' ? ['id', 'fragment-id'] : ['id'];
    for (const { name, position } of element.attributes)
      if (!allowed.includes(name))
        this.fault(`<${element.name}> has no attribute "${name}"`, position, spot);
    if (element.text !== undefined)
      this.fault(`<${element.name}> takes no text`, element.text.position, spot);
  }
}
