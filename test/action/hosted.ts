/**
 * A hosted runner without Terraform, a repository and an Azure to run whole workflow files in: GitHub is the local one, the Action is
 * this repository's, and the terraform that it downloads is a stand-in which keeps its state where the backend says and lets only those
 * write who may.
 */

import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import * as openpgp from 'openpgp';
import { DISTRIBUTIONS } from '../../action/terraform/distributions.ts';
import type { JsonObject } from '../../policy/standards/json.ts';
import { type Permissions, type PullRequest, startLocalGitHub, TOKEN } from '../github/github.ts';
import { type RunResult, runAction } from '../github/runner.ts';
import {
  type Event,
  type JobResult,
  type Repository,
  runWorkflow,
  type StepRequest,
  type StepResult,
} from '../github/workflow.ts';
import { temporaryFolder } from '../temporary.ts';
import { ENTRY, ROOT } from './support.ts';

const PLATFORMS: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  darwin: 'darwin',
  win32: 'windows',
};
const ARCHITECTURES: Readonly<Record<string, string>> = { x64: 'amd64' };
const CHECKOUT = /^actions\/checkout@[0-9a-f]{40}$/;
const OWN = /^<owner>\/apim-openai-load-balancer@<commit>$/;

export const REPOSITORY: Repository = {
  name: 'contoso/platform',
  variables: {
    AZURE_TENANT_ID: 'tenant',
    AZURE_SUBSCRIPTION_ID: 'subscription',
    STATE_STORAGE_ACCOUNT: 'state',
  },
  environments: {
    plan: { variables: { AZURE_CLIENT_ID: 'reader' } },
    production: { variables: { AZURE_CLIENT_ID: 'writer' }, branches: ['main'] },
  },
};

/** The federated credentials of docs/workflows.md: who is let in as what. */
const CREDENTIALS: Readonly<Record<string, string>> = {
  reader: 'repo:contoso/platform:environment:plan',
  writer: 'repo:contoso/platform:environment:production',
};

/** Values that Terraform marks, and that no comment, issue or file may show. */
export const SECRET = 's3cr3t-of-the-state';

export type Hosted = Awaited<ReturnType<typeof startHosted>>;

export async function startHosted(t: TestContext, pullRequests: readonly PullRequest[]) {
  const directory = temporaryFolder('aolb-hosted-');
  const azure = join(directory, 'azure');
  await mkdir(azure);
  let permissions: Permissions = {};
  const github = await startLocalGitHub({ pullRequests, permissions: () => permissions });
  const releases = await startReleases();
  t.after(async () => {
    await Promise.all([github.close(), releases.close()]);
    await rm(directory, { recursive: true });
  });
  let runs = 0;
  /** `load-balancer.yml` by commit. */
  const files = new Map<string, string>();
  const results: RunResult[] = [];
  const plans: string[] = [];

  /** One run: a fresh machine for each job. */
  async function run(workflow: JsonObject, event: Event): Promise<readonly JobResult[]> {
    const machines = new Map<string, string>();
    return runWorkflow(workflow, event, REPOSITORY, async (step) => {
      const machine = machines.get(step.job) ?? join(directory, String(++runs));
      machines.set(step.job, machine);
      await mkdir(join(machine, 'work'), { recursive: true });
      if (CHECKOUT.test(step.action)) return checkout(machine, step, files.get(event.sha));
      if (OWN.test(step.action)) return act(machine, step, event);
      throw new Error(`${step.action} is not pinned to a commit, or not known here`);
    });
  }

  async function act(machine: string, step: StepRequest, event: Event): Promise<StepResult> {
    permissions = step.permissions;
    const result = await runAction({
      action: ROOT,
      main: ENTRY,
      workspace: join(machine, 'work'),
      temporary: join(machine, 'temporary', String(results.length)),
      inputs: step.inputs,
      token: TOKEN,
      event: { name: event.name, payload: event.payload },
      environment: {
        ...jobEnvironment(step, event),
        GITHUB_API_URL: github.apiUrl,
        GITHUB_GRAPHQL_URL: github.graphqlUrl,
        // No terraform on it.
        PATH: machine,
        RUNNER_TOOL_CACHE: join(directory, 'tools'),
        TEST_RELEASES: releases.origin,
        TEST_FINGERPRINT: releases.fingerprint,
        TEST_MODULE: join(ROOT, 'test/action/fixtures/module'),
        TEST_AZURE: azure,
      },
    });
    results.push(result);
    const plan = result.outputs['plan-json-file'];
    if (plan !== undefined) plans.push(await readFile(join(machine, 'work', plan), 'utf8'));
    return { failed: result.exitCode !== 0, outputs: result.outputs, log: result.log };
  }

  return {
    github,
    run,
    results,
    /** What the output plan-json-file led to, run by run. */
    plans,
    downloads: releases.requests,
    commit: (sha: string, greeting: string): void => {
      files.set(sha, JSON.stringify({ environment: 'prod', variables: { greeting } }));
    },
    /** What Azure has; undefined before anything was applied. */
    deployed: (key = 'load-balancer.tfstate'): Promise<string | undefined> =>
      readFile(join(azure, `state.tfstate.${key}`), 'utf8').catch(() => undefined),
    /** Somebody changes it by hand. */
    change: (text: string): Promise<void> =>
      writeFile(join(azure, 'state.tfstate.load-balancer.tfstate'), text),
  };
}

async function checkout(
  machine: string,
  { permissions, inputs }: StepRequest,
  file = '',
): Promise<StepResult> {
  if (permissions.contents !== 'read') {
    throw new Error('checkout needs contents: read, and no more');
  }
  if (inputs['persist-credentials'] !== 'false') throw new Error('the token would stay in .git');
  for (const path of ['load-balancer.yml', 'east.yml', 'west.yml']) {
    await writeFile(join(machine, 'work', path), file);
  }
  return { failed: false, outputs: {}, log: '' };
}

function jobEnvironment({ environment, permissions }: StepRequest, { ref, sha }: Event) {
  return {
    ...environment,
    ...(permissions['id-token'] === 'write' && {
      ACTIONS_ID_TOKEN_REQUEST_URL: 'http://127.0.0.1:1',
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'token',
    }),
    GITHUB_REF: ref,
    GITHUB_SHA: sha,
  };
}

/** Whether Entra ID would take the job's token for the identity that its environment names. */
export function isLetIn({ subject }: JobResult, environment: string): boolean {
  const client = REPOSITORY.environments[environment]?.variables.AZURE_CLIENT_ID ?? '';
  return subject !== undefined && CREDENTIALS[client] === subject;
}

/** What releases.hashicorp.com serves, signed by a key of its own. */
export async function startReleases() {
  const key = await openpgp.generateKey({
    userIDs: [{ name: 'Release signing' }],
    format: 'object',
  });
  const standIn = await readFile(join(ROOT, 'test/action/fixtures/terraform.cjs'), 'utf8');
  const archive = zipSync(
    { terraform: strToU8(`#!${process.execPath}\n${standIn}`) },
    { level: 0 },
  );
  const { recommended } = DISTRIBUTIONS.terraform;
  const platform = PLATFORMS[process.platform] ?? 'linux';
  const architecture = ARCHITECTURES[process.arch] ?? process.arch;
  const name = `terraform_${recommended}_${platform}_${architecture}.zip`;
  const sums = strToU8(`${createHash('sha256').update(archive).digest('hex')}  ${name}\n`);
  const signature = await openpgp.sign({
    message: await openpgp.createMessage({ binary: sums }),
    signingKeys: key.privateKey,
    detached: true,
    format: 'binary',
  });
  const base = `/terraform/${recommended}`;
  const files = new Map<string, Uint8Array>([
    [`${base}/terraform_${recommended}_SHA256SUMS`, sums],
    [`${base}/terraform_${recommended}_SHA256SUMS.sig`, signature],
    [`${base}/${name}`, archive],
    ['/pgp-key.txt', strToU8(key.publicKey.armor())],
  ]);
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(request.url ?? '');
    const file = files.get(request.url ?? '');
    response.writeHead(file === undefined ? 404 : 200).end(file);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    fingerprint: key.publicKey.getFingerprint().toUpperCase(),
    requests,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
