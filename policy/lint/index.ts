/** Lint: what breaks in production, told before it is deployed. docs/lint.md lists the rules. */
export { lint } from './lint.ts';
export type { LintOptions } from './options.ts';
export type { LintFinding, Rule, Severity } from './rule.ts';
export { RULES } from './rules/index.ts';
export { sarif } from './sarif.ts';
