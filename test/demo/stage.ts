/**
 * Everything that a user of this project has around them, on this machine: a repository with `load-balancer.yml` and
 * a pull request, a runner, an Azure, and Terraform with its providers. The demo and the end-to-end tests play on it.
 */
import { rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Clock } from '../../policy/gateway/ports.ts';
import { type LocalAzure, type LocalAzureOptions, startLocalAzure } from '../azure/index.ts';
import { providerSource } from '../azure/provider/source.ts';
import type { AccountOptions } from '../azure/seed.ts';
import { type FunctionHost, startFunctionHost } from '../function/host.ts';
import { type Comment, type LocalGitHub, startLocalGitHub, TOKEN } from '../github/github.ts';
import { type RunRequest, type RunResult, runAction } from '../github/runner.ts';
import { temporaryFolder } from '../temporary.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const PULL_REQUEST = 7;
const HEAD_COMMIT = 'a'.repeat(40);
const MERGE_COMMIT = 'b'.repeat(40);

export const EVENTS = {
  pullRequest: {
    name: 'pull_request',
    payload: { pull_request: { number: PULL_REQUEST, head: { sha: HEAD_COMMIT } } },
  },
  /** The pull request, merged. */
  push: { name: 'push', payload: { after: MERGE_COMMIT } },
} as const;

export type Stage = {
  readonly azure: LocalAzure;
  readonly github: LocalGitHub;
  readonly workspace: string;
  /** Puts the clock of this Azure forward. */
  advance(milliseconds: number): void;
  /** From now on, sleeps of exactly this length end one by one, when they are released. */
  hold(milliseconds: number): { release(): void; end(): void };
  configure(text: string): Promise<void>;
  /** Runs the built Action, as a workflow would, with its state in this Azure. */
  run(
    command: string,
    event?: RunRequest['event'],
    inputs?: Readonly<Record<string, string>>,
    following?: Pick<RunRequest, 'onOutput' | 'cancelWhen'>,
  ): Promise<RunResult>;
  /** What Terraform needs to reach this Azure, and where its state is, a setting a line. */
  readonly terraform: {
    readonly environment: Readonly<Record<string, string>>;
    readonly backendConfig: string;
  };
  /** Starts the deployed package of the rotation's app, with its settings and its identity. */
  startFunction(): Promise<FunctionHost>;
  close(): Promise<void>;
};

export type StageOptions = {
  /** The repository; default: a folder that goes when the stage does. */
  readonly workspace?: string;
  /** A folder for what only the stage itself needs; default: the workspace. */
  readonly files?: string;
  readonly azure?: Pick<LocalAzureOptions, 'saved' | 'subscriptionId' | 'principals'>;
  /** What was commented on the pull request before. */
  readonly comments?: readonly Comment[];
};

/** @param accounts the Azure OpenAI accounts that exist */
export async function setStage(
  accounts: readonly AccountOptions[],
  options: StageOptions = {},
): Promise<Stage> {
  const clock = movableClock();
  const source = providerSource();
  const running = new Set<Promise<unknown>>();
  const azure: LocalAzure = await startLocalAzure({
    ...options.azure,
    accounts,
    clock,
    tunnels: source.tunnels,
    // As a host does: the answer is there once the run has begun.
    async runFunction(_, name) {
      const app = await startFunction(azure, files);
      const known = app.functions.some((one) => one.name === name);
      const run = (known ? app.invokeTimer(name) : Promise.resolve()).finally(app.close);
      running.add(run);
      return known;
    },
  });
  const providers = await source.start(azure.environment, azure.clientFetch);
  const github = await startLocalGitHub({
    pullRequests: [
      { number: PULL_REQUEST, headRef: 'add-sweden', commits: [HEAD_COMMIT, MERGE_COMMIT] },
    ],
  });
  github.comments.push(...(options.comments ?? []));
  const workspace = options.workspace ?? temporaryFolder('aolb-stage-');
  const files = options.files ?? workspace;
  let runs = 0;
  return {
    azure,
    github,
    workspace,
    advance: clock.advance,
    hold: clock.hold,
    configure: (text) => writeFile(join(workspace, 'load-balancer.yml'), text),
    run(command, event = EVENTS.pullRequest, inputs = {}, following = {}) {
      runs += 1;
      return runAction({
        action: ROOT,
        workspace,
        temporary: join(files, '.runner', String(runs)),
        // Simulated where a test or the demo asks for it: it takes seconds.
        inputs: {
          command,
          'backend-config': backendConfig(azure),
          simulation: 'never',
          ...inputs,
        },
        token: TOKEN,
        event,
        ...following,
        environment: {
          ...providers.environment,
          GITHUB_API_URL: github.apiUrl,
          GITHUB_GRAPHQL_URL: github.graphqlUrl,
          GITHUB_SHA: event.name === 'push' ? MERGE_COMMIT : HEAD_COMMIT,
        },
      });
    },
    terraform: { environment: providers.environment, backendConfig: backendConfig(azure) },
    startFunction: () => startFunction(azure, files),
    async close() {
      await Promise.allSettled(running);
      await providers.close();
      await github.close();
      await azure.close();
      if (options.workspace === undefined) await rm(workspace, { recursive: true, force: true });
    },
  };
}

type StageClock = Clock & Pick<Stage, 'advance' | 'hold'>;

/** The system's clock, until it is put forward or held. */
function movableClock(): StageClock {
  let offset = 0;
  let held: { milliseconds: number; permits: number; queue: (() => void)[] } | undefined;
  return {
    now: () => Date.now() + offset,
    advance(milliseconds) {
      offset += milliseconds;
    },
    hold(milliseconds) {
      const hold = { milliseconds, permits: 0, queue: [] as (() => void)[] };
      held = hold;
      return {
        release() {
          const next = hold.queue.shift();
          if (next === undefined) hold.permits += 1;
          else next();
        },
        end() {
          held = undefined;
          for (const next of hold.queue) next();
        },
      };
    },
    sleep: (milliseconds, signal) =>
      new Promise((done, fail) => {
        if (held?.milliseconds === milliseconds) {
          if (held.permits === 0) held.queue.push(done);
          else {
            held.permits -= 1;
            done();
          }
          return;
        }
        const timer = setTimeout(done, milliseconds);
        signal?.addEventListener('abort', () => {
          clearTimeout(timer);
          fail(signal.reason);
        });
      }),
  };
}

function backendConfig({ stateBackend }: LocalAzure): string {
  return Object.entries({
    ...stateBackend,
    key: 'load-balancer.tfstate',
    use_azuread_auth: 'true',
  })
    .map(([name, value]) => `${name}=${value}`)
    .join('\n');
}

async function startFunction(azure: LocalAzure, workspace: string): Promise<FunctionHost> {
  const site = azure.resourceIds().find((id) => /\/Microsoft\.Web\/sites\/[^/]+$/i.test(id));
  if (site === undefined) throw new Error('no function app was applied');
  const zip = azure.deployedPackage(site);
  if (zip === undefined) throw new Error(`no package was deployed to ${site}`);
  const file = join(workspace, 'deployed.zip');
  await writeFile(file, zip);
  const settings = await appSettings(azure, site);
  return startFunctionHost(file, {
    ...proxyEnvironment(azure),
    ...settings,
    ...azure.identityEnvironment(settings.AZURE_CLIENT_ID ?? '', site),
  });
}

async function appSettings(
  azure: LocalAzure,
  site: string,
): Promise<Readonly<Record<string, string>>> {
  const answer = await azure.call('POST', `${site}/config/appsettings/list?api-version=2024-04-01`);
  const { body } = answer;
  if (typeof body !== 'object' || body === null || !('properties' in body)) {
    throw new Error(`the settings of ${site} cannot be listed: ${answer.status}`);
  }
  return Object.fromEntries(
    Object.entries(body.properties ?? {}).map(([name, value]) => [name, String(value)]),
  );
}

/** The way to this Azure, without the operator's credentials. */
function proxyEnvironment({ environment }: LocalAzure): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(environment).filter(([name]) => !/^(ARM|AZURE)_/.test(name)),
  );
}
