/** What surrounds a document when it is compiled, and what is known of it afterwards. */
import type { PolicyError } from '../../document/index.ts';
import type { Verdict } from '../options.ts';
import type { PolicyDocument } from '../pipeline/document.ts';
import type { Scope } from '../trace.ts';
import type { PolicyWarning, Reading } from './findings.ts';

export type Surroundings = {
  /** How errors and traces name the document; undefined: it stands alone. */
  readonly name: string | undefined;
  readonly scope: Scope;
  /** Undefined: not known, so names stay as they are. */
  readonly namedValues: ReadonlyMap<string, string> | undefined;
  /** Undefined: not known; the document can be checked, but a request that reaches a fragment fails. */
  readonly fragments: ReadonlyMap<string, string> | undefined;
  /** Backends that a literal `backend-id` may name; undefined: not known, any name goes. */
  readonly backends: ReadonlySet<string> | undefined;
  /** Judgements that are handed in; none when left out. */
  readonly verdicts?: ReadonlySet<Verdict>;
};

export type Compilation = {
  /** Undefined when there are errors. */
  readonly document: PolicyDocument | undefined;
  readonly errors: readonly PolicyError[];
  readonly warnings: readonly PolicyWarning[];
  /** How many expressions the document and its fragments hold. */
  readonly expressions: number;
  readonly reading: Readonly<Reading>;
};
