/** The one reader of `load-balancer.yml`: text in, a `Configuration` and everything wrong with it out. */
import type { Configuration } from '../policy/configuration.ts';
import type { Expectation } from '../policy/simulate/expectations.ts';
import { complaints } from './config/checks.ts';
import { readDocument, type SourceDocument, toldOnce } from './config/document.ts';
import { expectationsOf } from './config/expectations.ts';
import { createSchema } from './config/schema.ts';
import { validate } from './config/validator.ts';
import { toConfiguration, type Written } from './config/written.ts';
import { type Finding, inFileOrder } from './finding.ts';

export type ReadConfiguration = {
  /** Undefined when any finding is an error. */
  readonly configuration: Configuration | undefined;
  /** Of simulations; they change nothing that is rendered. */
  readonly expectations: readonly Expectation[];
  /** The service that may be destroyed. No part of the configuration: it allows one apply and says nothing of what is there. */
  readonly allowReplacement: string | undefined;
  readonly findings: readonly Finding[];
  /** Knows where everything stands. */
  readonly document: SourceDocument;
};

const schemaFindings = createSchema(validate);

const REFUSED = { configuration: undefined, expectations: [], allowReplacement: undefined };

/**
 * Reads and checks a configuration: the YAML, then the schema, then what a schema cannot say. All findings of a
 * stage are reported at once, in the order of the file; a stage runs only on what the stage before it accepted.
 *
 * @param text the file's content
 * @param file its name, for the findings
 */
export function readConfiguration(text: string, file: string): ReadConfiguration {
  const document = readDocument(text, file);
  if (document.faults.length > 0) {
    return { ...REFUSED, document, findings: inFileOrder(document.faults) };
  }
  const refused = schemaFindings(document);
  if (refused.length > 0) return { ...REFUSED, document, findings: inFileOrder(refused) };
  // The schema has just accepted the value: this is the shape it describes.
  const written = document.value as Written;
  const findings = toldOnce(complaints(written), document);
  return {
    configuration: findings.some(({ severity }) => severity === 'error')
      ? undefined
      : toConfiguration(written),
    expectations: expectationsOf(written.expect ?? {}).expectations,
    allowReplacement: written.gateway.allowReplacement,
    findings: inFileOrder(findings),
    document,
  };
}
