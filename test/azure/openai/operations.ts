/** The operations of an account: found by method and path, on all dialects. */
import { operations } from '../../../openapi/index.ts';
import { AzureError, notEmulated } from '../errors.ts';
import { assistantOperations } from './assistants/assistants.ts';
import { runOperations } from './assistants/runs.ts';
import { threadOperations } from './assistants/threads.ts';
import type { Dialect, Operation } from './call.ts';
import { InvalidRequest, resourceNotFound } from './errors.ts';
import { audioOperations } from './generation/audio.ts';
import { chatOperations } from './generation/chat.ts';
import { completionOperations } from './generation/completions.ts';
import { embeddingOperations } from './generation/embeddings.ts';
import { imageOperations } from './generation/images.ts';
import { evalOperations } from './jobs/evals.ts';
import { fineTuningOperations } from './jobs/fine-tuning.ts';
import { videoOperations } from './jobs/videos.ts';
import { modelOperations } from './models.ts';
import { realtimeOperations } from './realtime.ts';
import { responseOperations } from './responses/operations.ts';
import { batchOperations } from './state/batches.ts';
import { storedCompletionOperations } from './state/completions.ts';
import { containerOperations } from './state/containers.ts';
import { conversationOperations } from './state/conversations.ts';
import { fileOperations } from './state/files.ts';
import { uploadOperations } from './state/uploads.ts';
import { vectorStoreFileOperations } from './state/vector-store-files.ts';
import { vectorStoreOperations } from './state/vector-stores.ts';

export const OPERATIONS: readonly Operation[] = [
  ...chatOperations,
  ...completionOperations,
  ...embeddingOperations,
  ...responseOperations,
  ...conversationOperations,
  ...fileOperations,
  ...uploadOperations,
  ...batchOperations,
  ...vectorStoreOperations,
  ...vectorStoreFileOperations,
  ...containerOperations,
  ...imageOperations,
  ...audioOperations,
  ...storedCompletionOperations,
  ...modelOperations,
  ...assistantOperations,
  // Before threads: `/threads/runs` is no thread.
  ...runOperations,
  ...threadOperations,
  ...fineTuningOperations,
  ...evalOperations,
  ...videoOperations,
  ...realtimeOperations,
];

/** What real accounts have, or may have, and this one does not: first segments after the dialect's own path. */
const NOT_EMULATED = ['fine_tuning', 'realtime', 'realtimeapi', 'skills', 'video', 'videos'];

export const OPENAI_ACTION_PREFIX = 'Microsoft.CognitiveServices/accounts/OpenAI';

/** What a custom role can name. */
export const OPENAI_DATA_ACTIONS: readonly string[] = [
  ...new Set(OPERATIONS.map(({ action }) => `${OPENAI_ACTION_PREFIX}/${action}`)),
];

const BASES: Readonly<Record<Dialect, string>> = {
  v1: '/openai/v1',
  deployments: '/openai/deployments/{deployment}',
  classic: '/openai',
};

const ROUTES = OPERATIONS.flatMap((operation) =>
  operation.dialects.map((dialect) => ({
    operation,
    dialect,
    pattern: patternOf(`${BASES[dialect]}${operation.path}`),
  })),
);

/** What Azure has, whether or not it is here. */
const KNOWN = operations.map(({ method, path }) => ({
  method,
  pattern: new RegExp(`^/openai${path.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`),
}));

function patternOf(path: string): RegExp {
  const parts = path.split(/\{([^}]+)\}/);
  return new RegExp(
    `^${parts.map((part, index) => (index % 2 === 0 ? part : `(?<${part}>[^/]+)`)).join('')}$`,
  );
}

export type Found = {
  readonly operation: Operation;
  readonly dialect: Dialect;
  readonly parameters: Readonly<Record<string, string>>;
};

/**
 * The operation of a request, in a version that has it.
 *
 * @throws {AzureError} 404 for what Azure does not have, 501 for what only the local Azure does not have
 */
export function findOperation(method: string, url: URL): Found {
  const { pathname } = url;
  requireVersion(url);
  for (const { operation, dialect, pattern } of ROUTES) {
    const match = operation.method === method ? pattern.exec(pathname) : null;
    if (match === null) continue;
    if (dialect !== 'v1') requireSince(operation, url);
    const parameters = Object.fromEntries(
      Object.entries(match.groups ?? {}).map(([name, value]) => [name, decode(value)]),
    );
    return { operation, dialect, parameters };
  }
  const [first = ''] = pathname.replace(/^\/openai(?:\/v1)?\//, '').split('/');
  const known = KNOWN.some((each) => each.method === method && each.pattern.test(pathname));
  if (known || NOT_EMULATED.includes(first)) throw notEmulated(`${method} ${pathname}`);
  throw resourceNotFound();
}

const API_VERSION = /^\d{4}-\d{2}-\d{2}(-preview)?$/;

/** The dated dialects need one; `/openai/v1` takes `v1`, `preview` or none. */
function requireVersion(url: URL): void {
  const given = url.searchParams.get('api-version');
  if (url.pathname.startsWith('/openai/v1/')) {
    if (given === null || ['v1', 'preview', 'latest'].includes(given)) return;
    throw new AzureError(400, 'BadRequest', 'API version not supported');
  }
  if (given === null || !API_VERSION.test(given)) throw resourceNotFound();
}

function requireSince({ path, since }: Operation, url: URL): void {
  const given = url.searchParams.get('api-version') ?? '';
  if (since === undefined || given.slice(0, since.length) >= since) return;
  if (!path.startsWith('/responses')) throw resourceNotFound();
  throw new AzureError(
    400,
    'BadRequest',
    `Azure OpenAI Responses API is enabled only for api-version ${since}-preview and later`,
  );
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    throw new InvalidRequest('The URL is not encoded as it must be.');
  }
}
