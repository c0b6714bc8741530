/** What a rule is: data that documents and tests itself, and one function that looks at a document. */
import type { Position } from '../document/index.ts';
import type { LintOptions } from './options.ts';
import type { Subject } from './subject.ts';

/** `error`: does not work, or tells a secret; `warning`: breaks when something happens; `note`: worth knowing, wrong or right. */
export type Severity = 'error' | 'warning' | 'note';

export type LintFinding = Position & {
  /** Such as `AOLB031`. */
  readonly rule: string;
  readonly severity: Severity;
  /** What is wrong, and what to write instead. Never holds a secret. */
  readonly message: string;
  /** `fragment limits`; undefined: the document itself. */
  readonly document: string | undefined;
};

/** What a rule found, before it is given the rule's name. */
export type Found = {
  readonly at: Position;
  readonly message: string;
  /** Where it differs from the rule's. */
  readonly severity?: Severity;
  readonly document?: string | undefined;
};

/** A document, and what it is judged with. */
export type Example = { readonly text: string } & LintOptions;

export type Rule = {
  /** Stable for ever: suppressions and dashboards name it. */
  readonly id: string;
  readonly severity: Severity;
  readonly title: string;
  /** Why it matters and what to do instead, in one or two sentences of Markdown. */
  readonly why: string;
  /** A page of the documentation, or an issue in which it happened; without a scheme it is beside docs/lint.md. */
  readonly link: string;
  /** A document that has the fault, and where; and one without any finding but notes. */
  readonly failing: Example & { readonly line: number };
  readonly passing: Example;
  /** Only looks. `before`: what the rules before this one found. */
  readonly check: (subject: Subject, before: readonly LintFinding[]) => readonly Found[];
};
