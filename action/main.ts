/** What the runner starts: the real machine, handed to `runAction`. */

import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as core from '@actions/core';
import { runAction } from './action.ts';
import type {
  FirstKeys,
  Preflight,
  Prepare,
  Publish,
  Rotate,
  Simulate,
  SimulateReview,
} from './commands/ports.ts';
import { HASHICORP } from './terraform/install.ts';
import { runnerWorkflow } from './workflow.ts';

/** This file is one folder below it, as `action/main.ts` and as `dist/main.js` alike. */
const root = fileURLToPath(new URL('..', import.meta.url));
const functionPackage = join(root, 'dist', 'function.zip');
const workspace = resolve(process.env.GITHUB_WORKSPACE || process.cwd());

// Node's fetch ignores HTTPS_PROXY unless told otherwise; self-hosted runners often have no other way out.
if (Object.keys(process.env).some((name) => /^https?_proxy$/i.test(name)))
  (await import('node:http')).setGlobalProxyFromEnv?.();

// Plans, state and what Terraform keeps beside them hold secrets in clear: nobody else on a shared runner may read them.
process.umask(0o077);

/** The runner interrupts node alone and waits; without a listener node would leave Terraform behind. */
const cancel = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => cancel.abort());

const prepare: Prepare = async (file, directory) =>
  (await import('./artefacts.ts')).createPrepare(workspace, functionPackage)(file, directory);

const publish: Publish = async (request) =>
  (await import('./azure/publish.ts')).createPublish(functionPackage)(request);

const firstKeys: FirstKeys = async (request) =>
  (await import('./azure/first-keys.ts')).publishFirstKeys(request);

/** Loaded by a run that rotates only: the Azure SDKs are most of what this Action weighs. */
const rotate: Rotate = async (request) => (await import('./rotation.ts')).rotate(request);

const preflight: Preflight = async (request) =>
  (await import('./preflight/preflight.ts')).preflight(request);

/** The simulator is loaded by a run that simulates. */
const simulate: Simulate = async (request) =>
  (await import('./simulation/report.ts')).simulateAndReport(request, workspace, functionPackage);

const simulateReview: SimulateReview = async ({ before, after, expectations }) =>
  (await import('./simulation/review.ts')).simulateForReview(before, after, { expectations });

process.exitCode = await runAction({
  prepare,
  rotate,
  simulate,
  simulateReview,
  preflight,
  publish,
  firstKeys,
  fetch,
  terraformSource: HASHICORP,
  terraformModule: join(root, 'terraform'),
  workflow: runnerWorkflow(process.env),
  getInput: core.getInput,
  environment: process.env,
  workspace,
  signal: cancel.signal,
});
