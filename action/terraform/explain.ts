/** Terraform's complaints in the words and at the lines of `load-balancer.yml`, from which the module that ships is told everything. */
import type { Balancer } from '../../policy/balancer.ts';
import type { Configuration } from '../../policy/configuration.ts';
import type { SourceDocument } from '../config/document.ts';
import { type Origins, originsOf } from '../config/origin.ts';
import { about, type Path } from '../config/path.ts';
import type { Finding } from '../finding.ts';
import { type Advice, adviceFor } from './azure-errors.ts';
import { type Diagnostic, toFinding } from './diagnostics.ts';

export type Explain = (diagnostic: Diagnostic, directory: string) => Finding;

/** For a root module of the user's own: its files are there to be annotated; what Azure means is the same. */
export const explainOwn: Explain = (diagnostic, directory) => {
  const finding = toFinding(diagnostic, directory);
  return { ...finding, message: advised(finding.message, adviceOf(diagnostic)) };
};

/**
 * For the module that ships, whose copy no repository has: at the key that is to be changed, else at no file.
 *
 * @param document of the configuration
 */
export function explainShipped(
  document: SourceDocument,
  configuration: Configuration,
  balancer: Balancer,
): Explain {
  const origins = originsOf(configuration, balancer);
  return (diagnostic, directory) => {
    const { severity, range } = diagnostic;
    const { message } = toFinding(diagnostic, directory);
    const advice = adviceOf(diagnostic);
    const path = originOf(diagnostic, advice, origins);
    if (path !== undefined && path.length > 0) {
      return {
        severity,
        file: document.file,
        ...document.placeOf(path),
        message: about(path, advised(message, advice)),
      };
    }
    const place = range === undefined ? '' : ` (at ${range.file}:${range.line} of the module)`;
    return { severity, message: advised(`${message}${place}`, advice) };
  };
}

function adviceOf({ severity, summary, detail }: Diagnostic): Advice | undefined {
  return severity === 'error' ? adviceFor(`${summary}\n${detail}`) : undefined;
}

/** What to do comes first: what a provider says may be long. */
function advised(message: string, advice: Advice | undefined): string {
  return advice === undefined ? message : `${advice.cause}: ${advice.fix}.\n${message}`;
}

function originOf(
  diagnostic: Diagnostic,
  advice: Advice | undefined,
  origins: Origins,
): Path | undefined {
  const variable = variableOf(diagnostic);
  if (variable !== undefined) return origins.ofVariable(variable);
  const { address = '' } = diagnostic;
  if (advice?.key !== undefined) {
    return advice.otherwise === undefined || /\bazurerm_api_management\.gateway$/.test(address)
      ? advice.key
      : advice.otherwise;
  }
  return origins.ofResource(address);
}

/** The variable that is refused, and the part of it where the module's own message begins with it or names one entry. */
function variableOf({ summary, detail, traversals }: Diagnostic): readonly string[] | undefined {
  if (!/variable/i.test(summary)) return undefined;
  const [, told] = /\bvar\.(\w+)|\binput variable "(\w+)"/.exec(detail)?.filter(Boolean) ?? [];
  const [, referred = told] = /^var\.(\w+)/.exec(traversals[0] ?? '') ?? [];
  if (referred === undefined) return undefined;
  const [path = ''] = /^[a-z_]+(?:\.[a-z_]+)*/.exec(detail) ?? [];
  const steps = path.split('.');
  const whole = steps[0] === referred ? steps : [referred];
  const [, entry] = /\b(?:Correct|Rename) ([\w-]+)(?: \([^,]*\))?\./.exec(detail) ?? [];
  return entry === undefined || whole.length > 1 ? whole : [...whole, entry];
}
