/**
 * Findings as SARIF 2.1.0, which code scanning of GitHub and editors read.
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
import type { LintFinding } from './rule.ts';
import { RULES } from './rules/index.ts';

/** @param files findings by the path of their file, relative to the repository's root, with `/` */
export function sarif(
  files: readonly { readonly file: string; readonly findings: readonly LintFinding[] }[],
): unknown {
  return {
    $schema:
      'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'aolb lint',
            rules: RULES.map(({ id, title, why, link, severity }) => ({
              id,
              shortDescription: { text: title },
              fullDescription: { text: why },
              ...(URL.canParse(link) ? { helpUri: link } : {}),
              defaultConfiguration: { level: severity },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: files.flatMap(({ file, findings }) =>
          findings.map(({ rule, severity, message, line, column }) => ({
            ruleId: rule,
            ruleIndex: RULES.findIndex(({ id }) => id === rule),
            level: severity,
            message: { text: message },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: uriOf(file) },
                  region: { startLine: line, startColumn: column },
                },
              },
            ],
          })),
        ),
      },
    ],
  };
}

function uriOf(file: string): string {
  return file.split(/[/\\]/).map(encodeURIComponent).join('/');
}
