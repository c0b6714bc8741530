/** Judges a policy document: reads and compiles it once, and lets every rule look at it. */
import type { LintOptions } from './options.ts';
import type { LintFinding, Rule } from './rule.ts';
import { RULES } from './rules/index.ts';
import { createSubject } from './subject.ts';
import { coverageOf } from './suppressions.ts';

/**
 * What breaks in production, or most probably does, by place. Never throws for what the text holds.
 *
 * @param text a policy document, a fragment, or a snippet of one
 * @throws {RangeError} for a SKU that there is not
 */
export function lint(text: string, options: LintOptions = {}): readonly LintFinding[] {
  const subject = createSubject(text, options);
  const found: LintFinding[] = [];
  const known = new Set<string>();
  for (const rule of RULES) {
    for (const finding of findingsOf(rule, rule.check(subject, found))) {
      // A fragment that is included twice is read twice.
      const { line, column, document, message } = finding;
      const key = JSON.stringify([rule.id, document, line, column, message]);
      if (!known.has(key)) found.push(finding);
      known.add(key);
    }
  }
  const isSuppressed = coverageOf(subject.suppressions);
  return found
    .filter((finding) => !isSuppressed(finding))
    .toSorted((a, b) => a.line - b.line || a.column - b.column);
}

function findingsOf(rule: Rule, found: ReturnType<Rule['check']>): readonly LintFinding[] {
  return found.map(({ at, message, severity, document }) => ({
    rule: rule.id,
    severity: severity ?? rule.severity,
    message,
    line: at.line,
    column: at.column,
    document,
  }));
}
