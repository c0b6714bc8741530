/** The one reader of scenarios: text in, a `Scenario` and everything wrong with it out. */
import type { Balancer } from '../../policy/balancer.ts';
import type { Scenario } from '../../policy/simulate/index.ts';
import { readDocument, toldOnce } from '../config/document.ts';
import { createSchema } from '../config/schema.ts';
import type { Finding } from '../finding.ts';
import { scenarioComplaints } from './checks.ts';
import type { LogSource } from './log.ts';
import { validate } from './validator.ts';
import { toScenario, type WrittenScenario } from './written.ts';

export type ReadScenario =
  | {
      readonly scenario: Scenario;
      /** Relative to the scenario's file; undefined: it tells its own traffic. */
      readonly log: LogSource | undefined;
    }
  | { readonly findings: readonly Finding[] };

const schemaFindings = createSchema(validate);

/**
 * @param name what reports call it
 * @param file the file's name, for the findings
 * @param balancer whose accounts and models it may name
 */
export function readScenario(
  text: string,
  { name, file }: { readonly name: string; readonly file: string },
  balancer: Balancer,
): ReadScenario {
  const document = readDocument(text, file);
  if (document.faults.length > 0) return { findings: document.faults };
  // An empty file is the scenario of the defaults, as a map without keys would be.
  if (document.value === null) return readScenario('{}', { name, file }, balancer);
  const refused = schemaFindings(document);
  if (refused.length > 0) return { findings: refused };
  // The schema has just accepted the value: this is the shape it describes.
  const written = document.value as WrittenScenario;
  const findings = toldOnce(scenarioComplaints(written, balancer), document);
  if (findings.length > 0) return { findings };
  const log = written.traffic?.log;
  return {
    scenario: toScenario(name, written),
    log: log === undefined ? undefined : { file: log.file, columns: log.columns ?? {} },
  };
}
