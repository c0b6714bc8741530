/**
 * The Action with everything real but the configuration: that is JSON here, so that these tests say nothing about
 * `load-balancer.yml` and need no Azure.
 */

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as core from '@actions/core';
import { runAction } from '../../action/action.ts';
import { lookUp } from '../../action/azure/look-up.ts';
import { listenForCancel } from '../../action/cancellation.ts';
import type { Prepare } from '../../action/commands/ports.ts';
import { DEFAULT_BALANCING, DEFAULT_CALLERS } from '../../action/config/defaults.ts';
import { runnerWorkflow } from '../../action/workflow.ts';
import { createBalancer } from '../../policy/balancer.ts';
import type { Configuration } from '../../policy/configuration.ts';

const prepare: Prepare = async (configurationFile, directory) => {
  const text = await readFile(configurationFile, 'utf8').catch(() => undefined);
  if (text === undefined || !text.startsWith('{')) {
    const finding = { severity: 'error', file: 'load-balancer.yml', line: 2, column: 3 } as const;
    const findings = [{ ...finding, message: 'accounts: expected a mapping' }];
    return { ok: false, reason: 'config-invalid', findings };
  }
  const { environment, variables, allowReplacement } = JSON.parse(text);
  await mkdir(directory, { recursive: true });
  const write = async (name: string, content: string) => {
    await writeFile(join(directory, name), content);
    return join(directory, name);
  };
  const configuration: Configuration = {
    environment,
    location: 'japaneast',
    tags: {},
    gateway: {
      sku: 'BasicV2_1',
      publisher: { name: 'Test', email: 'test@example.com' },
      path: 'openai',
      headers: [],
      openapi: undefined,
      surface: 'open',
    },
    accounts: {
      japan: {
        id: '/subscriptions/1/resourceGroups/a/providers/Microsoft.CognitiveServices/accounts/j',
        endpoint: 'https://j.openai.azure.com/',
        priority: 1,
        weight: 1,
        models: { 'gpt-4o': { deployment: 'gpt-4o' } },
      },
    },
    models: {},
    balancing: { ...DEFAULT_BALANCING, strategy: 'random', attempts: 1 },
    callers: DEFAULT_CALLERS,
    consumers: { 'team-a': { models: undefined, tokensPerMinute: undefined } },
    rotation: undefined,
  };
  const artefacts = {
    configuration,
    document: {
      file: 'load-balancer.yml',
      value: {},
      faults: [],
      placeOf: (path: readonly (string | number)[]) => ({ line: path.length, column: 1 }),
      placeOfKey: () => ({ line: 1, column: 1 }),
      sourceOf: () => undefined,
    },
    expectations: [],
    balancer: createBalancer(configuration),
    allowReplacement,
    rotation: {
      schedule: '0 0 3 * * *',
      interval: 'P30D',
      discipline: 'regenerate',
      gatewayCheck: true,
      http: undefined,
      actionGroup: undefined,
    } as const,
    policyFile: await write('policy.xml', process.env.TEST_POLICY ?? '<policies />'),
    openapiFile: await write('openapi.json', '{}'),
    variablesFile: await write('terraform.tfvars.json', JSON.stringify(variables ?? {})),
    warnings: [],
    notes: [],
  };
  return { ok: true, artefacts };
};

/** Never the real ones: without releases of its own, a test gets none. */
const origin = process.env.TEST_RELEASES ?? 'http://127.0.0.1:1';
const releases = {
  releases: origin,
  keyUrl: `${origin}/pgp-key.txt`,
  fingerprint: process.env.TEST_FINGERPRINT ?? '',
};

const cancellation = listenForCancel();

process.exitCode = await runAction({
  prepare,
  judge: async (preparing, filesOf) => {
    const artefacts = await preparing;
    const policy = await readFile(artefacts.policyFile, 'utf8');
    const { lintRendered } = await import('../../action/lint.ts');
    return { refusal: [], lint: lintRendered(policy, artefacts.balancer, filesOf(artefacts)) };
  },
  rotate: async ({ subscriptions, mode, only, dryRun, gatewayCheckUrls, discipline }) => ({
    summary: `| ${subscriptions.join()} | ${process.env.TEST_ROTATION ?? 'rotated'} |`,
    outcomes: subscriptions.map((subscription) => ({
      subscription,
      outcome: process.env.TEST_ROTATION ?? 'rotated',
      failed: process.env.TEST_ROTATION !== undefined,
    })),
    report: { subscriptions, mode, only, dryRun, gatewayCheckUrls, discipline },
  }),
  simulate: async ({ scenarios, info }) => {
    info(`simulating ${scenarios.join() || 'what ships'}`);
    if (process.env.TEST_LOG !== undefined) throw new Error(process.env.TEST_LOG);
    if (scenarios.includes('wrong.yml')) {
      const finding = { severity: 'error', file: 'wrong.yml', line: 3, column: 5 } as const;
      return { ok: false, reason: 'config-invalid', findings: [{ ...finding, message: 'no' }] };
    }
    const missed = process.env.TEST_MISSED === undefined ? [] : [process.env.TEST_MISSED];
    return { ok: true, summary: '| steady | 100 % |', page: '<!doctype html>', missed };
  },
  simulateReview: async ({ before, after }) => {
    core.info(
      `simulating ${before === undefined ? 'nothing' : before.strategy} and ${after.strategy}`,
    );
    return [];
  },
  preflight: async () => {
    const { TEST_PREFLIGHT: message } = process.env;
    return message === undefined ? [] : [{ severity: 'error', path: [], message }];
  },
  firstKeys: async ({ secrets }) => {
    if (process.env.TEST_FIRST_KEYS !== undefined) throw new Error(process.env.TEST_FIRST_KEYS);
    core.info(`first keys: ${secrets.join()}`);
  },
  publish: async ({ url }) => {
    if (process.env.TEST_PUBLICATION !== undefined) throw new Error(process.env.TEST_PUBLICATION);
    core.info(`published to ${url}`);
  },
  fetch,
  sources: { terraform: releases, tofu: releases },
  terraformModule: process.env.TEST_MODULE ?? '',
  workflow: runnerWorkflow(process.env),
  getInput: core.getInput,
  environment: process.env,
  workspace: process.cwd(),
  signal: cancellation.signal,
  urgent: cancellation.urgent,
  lookUp,
});
