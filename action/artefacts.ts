/** From `load-balancer.yml` to everything that follows from it: the policy, the API description, Terraform's variables. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import type { Source } from '../openapi/index.ts';
import { createBalancer } from '../policy/balancer.ts';
import type { Configuration } from '../policy/configuration.ts';
import type { Expectation } from '../policy/simulate/expectations.ts';
import type { Judge, Judgement, Prepare } from './commands/ports.ts';
import type { SourceDocument } from './config/document.ts';
import type { RenderedDocuments } from './documents.ts';
import { messageOf } from './failure.ts';
import type { Finding } from './finding.ts';
import type { Judging } from './judge-process.ts';
import type { PolicyFault } from './policy-check.ts';

/**
 * Reads a configuration from a file and writes `policy.xml`, `openapi.json` and `terraform.tfvars.json` into a
 * directory. Nothing is written unless everything could be rendered.
 *
 * Unless it is to be `judged`, the policy is written as it is rendered, and somebody else asks `judge`: that takes as long as all the rest.
 *
 * @param workspace what findings' file names are relative to
 * @param functionPackage path of the function's zip
 */
export function createPrepare(workspace: string, functionPackage: string): Prepare {
  return async (configurationFile, directory, { judged }) => {
    const read = await (judged ? readDocuments : readUnjudged)(
      configurationFile,
      workspace,
      functionPackage,
    );
    if (!read.ok) return read;
    const { configuration, document, rendered, findings, allowReplacement } = read;
    const paths = {
      policyFile: join(directory, 'policy.xml'),
      openapiFile: join(directory, 'openapi.json'),
      variablesFile: join(directory, 'terraform.tfvars.json'),
    };
    await mkdir(directory, { recursive: true });
    await writeFile(paths.policyFile, rendered.policy);
    await writeFile(paths.openapiFile, rendered.openapi);
    await writeFile(paths.variablesFile, `${JSON.stringify(rendered.variables, null, 2)}\n`);
    return {
      ok: true,
      artefacts: {
        ...paths,
        configuration,
        document,
        expectations: read.expectations,
        balancer: createBalancer(configuration),
        allowReplacement,
        rotation: configuration.rotation,
        warnings: [...findings, ...rendered.warnings],
        notes: rendered.notes,
      },
    };
  };
}

export type ReadDocuments =
  | {
      readonly ok: true;
      readonly configuration: Configuration;
      readonly document: SourceDocument;
      readonly rendered: RenderedDocuments;
      readonly expectations: readonly Expectation[];
      /** About the configuration. */
      readonly findings: readonly Finding[];
      /** Name of the service that may be destroyed. */
      readonly allowReplacement: string | undefined;
    }
  | ReturnType<typeof refuse>;

/** Reads a configuration from a file, with what it refers to, renders its documents, and has the policy judged. See `createPrepare`. */
export async function readDocuments(
  configurationFile: string,
  workspace: string,
  functionPackage: string,
): Promise<ReadDocuments> {
  return judged(await readUnjudged(configurationFile, workspace, functionPackage));
}

/** The same of a text that may not be in its file yet. */
export async function documentsOf(
  text: string,
  configurationFile: string,
  workspace: string,
  functionPackage: string,
): Promise<ReadDocuments> {
  return judged(await unjudgedOf(text, configurationFile, workspace, functionPackage));
}

/** Has a policy judged that was read without; see `createPrepare`. */
export async function judged(read: ReadDocuments): Promise<ReadDocuments> {
  if (!read.ok) return read;
  const { rendered, configuration, document } = read;
  const findings = await judge(rendered.policy, configuration, document);
  return findings.length > 0 ? refuse('policy-invalid', findings) : read;
}

/** What API Management would refuse in a rendered policy, at the lines of the file; nothing where it takes it. */
async function judge(
  policy: string,
  configuration: Configuration,
  document: SourceDocument,
): Promise<readonly Finding[]> {
  const { policyFaults } = await import('./policy-check.ts');
  return placed(await policyFaults(policy, configuration), document);
}

/** The same in a process of its own, and what lint finds besides. */
export async function judgeAside(
  judging: Judging,
  preparing: Parameters<Judge>[0],
  filesOf: Parameters<Judge>[1],
): Promise<Judgement> {
  const requesting = preparing.then(async (artefacts) => ({
    policy: await readFile(artefacts.policyFile, 'utf8'),
    configuration: artefacts.configuration,
    files: filesOf(artefacts),
  }));
  const { faults, lint } = await judging(requesting);
  return { refusal: await placed(faults, (await preparing).document), lint };
}

async function placed(
  faults: readonly PolicyFault[],
  document: SourceDocument,
): Promise<readonly Finding[]> {
  const { toldOnce } = await import('./config/document.ts');
  return toldOnce(
    faults.map((fault) => ({ severity: 'error', ...fault }) as const),
    document,
  );
}

/** The same as `readDocuments`, but for what judging takes. */
export async function readUnjudged(
  configurationFile: string,
  workspace: string,
  functionPackage: string,
): Promise<ReadDocuments> {
  const file = relative(workspace, configurationFile) || configurationFile;
  const text = await readText(configurationFile, file);
  if (typeof text !== 'string') return refuse('config-invalid', [text]);
  return unjudgedOf(text, configurationFile, workspace, functionPackage);
}

async function unjudgedOf(
  text: string,
  configurationFile: string,
  workspace: string,
  functionPackage: string,
): Promise<ReadDocuments> {
  const file = relative(workspace, configurationFile) || configurationFile;
  // Readers and templates are loaded once there is something to read.
  const [{ readConfiguration }, { renderDocuments }] = await Promise.all([
    import('./config.ts'),
    import('./documents.ts'),
  ]);
  const { configuration, expectations, findings, document, allowReplacement } = readConfiguration(
    text,
    file,
  );
  if (configuration === undefined) return refuse('config-invalid', findings);
  const sources = await readDescriptions(configuration, configurationFile, workspace);
  if ('refused' in sources) return refuse('config-invalid', sources.refused);
  const { descriptions } = sources;
  const rendered = await renderDocuments(configuration, file, descriptions, functionPackage);
  if ('refused' in rendered) return refuse('policy-invalid', rendered.refused);
  return { ok: true, configuration, document, rendered, expectations, findings, allowReplacement };
}

function refuse(reason: 'config-invalid' | 'policy-invalid', findings: readonly Finding[]) {
  return { ok: false, reason, findings } as const;
}

async function readDescriptions(
  { gateway }: Configuration,
  configurationFile: string,
  workspace: string,
): Promise<
  | { readonly descriptions: readonly Source[] | undefined }
  | { readonly refused: readonly Finding[] }
> {
  if (gateway.openapi === undefined) return { descriptions: undefined };
  const read = await Promise.all(
    gateway.openapi.map(async (path): Promise<Source | Finding> => {
      const absolute = resolve(dirname(configurationFile), path);
      const name = relative(workspace, absolute);
      const text = await readText(absolute, name);
      return typeof text === 'string' ? { name, text } : text;
    }),
  );
  const refused = read.filter((result) => 'severity' in result);
  return refused.length > 0
    ? { refused }
    : { descriptions: read.filter((result) => 'text' in result) };
}

async function readText(path: string, name: string): Promise<string | Finding> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path));
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    const cause = missing
      ? 'the file does not exist'
      : `the file cannot be read: ${messageOf(error)}`;
    return { severity: 'error', file: name, message: `${name}: ${cause}` };
  }
}
