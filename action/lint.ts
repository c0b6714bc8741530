/** The rendered policy under the rules of lint. Loads the rules and the compiler. */
import type { Balancer } from '../policy/balancer.ts';
import { type LintFinding, lint } from '../policy/lint/index.ts';
import type { Finding } from './finding.ts';

/** Rules that rendering has told already, with an advice for the configuration. */
const TOLD_BY_RENDERING: readonly string[] = ['AOLB080'];

/** Rules about the tier, which only the configuration can follow. */
const ABOUT_THE_TIER: readonly string[] = ['AOLB081', 'AOLB082', 'AOLB083'];

/**
 * What lint finds in the policy of a balancer; notes are left out, since nobody edits what is rendered.
 *
 * @param policy the rendered document
 * @param files names for annotations: of the document, and of the configuration that it was rendered from
 */
export function lintRendered(
  policy: string,
  balancer: Balancer,
  files: { readonly policy: string; readonly configuration: string },
): readonly Finding[] {
  return lint(policy, { sku: balancer.sku })
    .filter(({ rule }) => !TOLD_BY_RENDERING.includes(rule))
    .flatMap((finding) => placed(finding, files));
}

function placed(
  { rule, severity, message, line, column }: LintFinding,
  files: Parameters<typeof lintRendered>[2],
): readonly Finding[] {
  if (severity === 'note') return [];
  if (ABOUT_THE_TIER.includes(rule))
    return [
      {
        severity,
        file: files.configuration,
        message: `${rule}: gateway.sku, by ${files.policy}:${line}: ${message}`,
      },
    ];
  const text = `${rule}: ${message} (rendered from ${files.configuration})`;
  return [{ severity, file: files.policy, line, column, message: text }];
}
