/** From `load-balancer.yml` to everything that follows from it: the policy, the API description, Terraform's variables. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import {
  adjustOpenApi,
  anyOtherCall,
  OpenApiError,
  type Source,
  shippedDescriptions,
  surface,
} from '../openapi/index.ts';
import { createBalancer } from '../policy/balancer.ts';
import type { Configuration } from '../policy/configuration.ts';
import { policySize, renderPolicy } from '../policy/render.ts';
import { operationsOf } from '../policy/service.ts';
import type { Expectation } from '../policy/simulate/expectations.ts';
import { tierOf } from '../policy/tier.ts';
import type { Prepare } from './commands/ports.ts';
import { type SourceDocument, toldOnce } from './config/document.ts';
import { readConfiguration } from './config.ts';
import { messageOf } from './failure.ts';
import type { Finding } from './finding.ts';
import { policyFaults } from './policy-check.ts';
import {
  DIGEST_BYTES,
  describeSize,
  operationNotes,
  sizeFinding,
  tierNotes,
} from './policy-size.ts';
import { type TerraformVariables, toVariables } from './variables.ts';

export type RenderedDocuments = {
  readonly policy: string;
  readonly openapi: string;
  readonly variables: TerraformVariables;
  readonly warnings: readonly Finding[];
  /** The policy's size, and what everybody should know of the tier. */
  readonly notes: readonly string[];
};

/**
 * Renders every document of a configuration. Pure: files are read and written by `createPrepare`.
 *
 * @param file the configuration's name, for findings
 * @param descriptions the OpenAPI descriptions to import
 * @param functionPackage path of the function's zip
 * @returns the documents, or the findings that forbid them
 */
function renderDocuments(
  configuration: Configuration,
  file: string,
  descriptions: readonly Source[],
  functionPackage: string,
): RenderedDocuments | { readonly refused: readonly Finding[] } {
  const balancer = createBalancer(configuration);
  const policy = renderPolicy(balancer, surface);
  const tier = tierOf(balancer.sku);
  const bytes = policySize(policy) + DIGEST_BYTES;
  const size = sizeFinding(bytes, tier, file);
  if (size?.severity === 'error') return { refused: [size] };
  try {
    const open = configuration.gateway.surface === 'open' ? [anyOtherCall] : [];
    const openapi = adjustOpenApi([...descriptions, ...open], {
      title: `Azure OpenAI (${configuration.environment})`,
      serverUrl: serverUrl(configuration),
    });
    const variables = toVariables(configuration, balancer, {
      policy,
      openapi,
      functionPackage: configuration.rotation === undefined ? undefined : functionPackage,
    });
    return {
      policy,
      openapi,
      variables,
      warnings: size === undefined ? [] : [size],
      notes: [
        `policy: ${describeSize(bytes, tier)}`,
        ...tierNotes(tier),
        ...operationNotes(operationsOf(openapi).length),
      ],
    };
  } catch (error) {
    if (!(error instanceof OpenApiError)) throw error;
    return {
      refused: error.problems.map(({ document, line, column, message }) => ({
        severity: 'error',
        file: document,
        line,
        column,
        message,
      })),
    };
  }
}

/**
 * The description's server is the preferred account. API Management takes it for the API's default backend; the
 * policy always sets a backend, so no call ever goes there.
 */
function serverUrl({ accounts }: Configuration): string {
  const [preferred] = Object.values(accounts).toSorted((a, b) => a.priority - b.priority);
  if (preferred === undefined) throw new Error('a configuration without accounts was accepted');
  return new URL('/openai', preferred.endpoint).href;
}

/**
 * Reads a configuration from a file and writes `policy.xml`, `openapi.json` and `terraform.tfvars.json` into a
 * directory. Nothing is written unless everything could be rendered.
 *
 * @param workspace what findings' file names are relative to
 * @param functionPackage path of the function's zip
 */
export function createPrepare(workspace: string, functionPackage: string): Prepare {
  return async (configurationFile, directory) => {
    const read = await readDocuments(configurationFile, workspace, functionPackage);
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

/** Reads a configuration from a file, with what it refers to, and renders its documents. See `createPrepare`. */
export async function readDocuments(
  configurationFile: string,
  workspace: string,
  functionPackage: string,
): Promise<ReadDocuments> {
  const file = relative(workspace, configurationFile) || configurationFile;
  const text = await readText(configurationFile, file);
  if (typeof text !== 'string') return refuse('config-invalid', [text]);
  const { configuration, expectations, findings, document, allowReplacement } = readConfiguration(
    text,
    file,
  );
  if (configuration === undefined) return refuse('config-invalid', findings);
  const sources = await readDescriptions(configuration, configurationFile, workspace);
  if ('refused' in sources) return refuse('config-invalid', sources.refused);
  const rendered = renderDocuments(configuration, file, sources.descriptions, functionPackage);
  if ('refused' in rendered) return refuse('policy-invalid', rendered.refused);
  const faults = await policyFaults(rendered.policy, configuration);
  if (faults.length > 0) {
    const told = faults.map((fault) => ({ severity: 'error', ...fault }) as const);
    return refuse('policy-invalid', toldOnce(told, document));
  }
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
  { readonly descriptions: readonly Source[] } | { readonly refused: readonly Finding[] }
> {
  if (gateway.openapi === undefined) return { descriptions: shippedDescriptions };
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
