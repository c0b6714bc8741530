/** Everything that one account keeps, and that no other account knows. */

import { AzureError } from '../../errors.ts';
import type { JsonObject } from '../../json.ts';
import type { DeploymentOptions } from '../../seed.ts';
import { type Agenda, createAgenda } from '../agenda.ts';
import { createIds, type Ids } from '../ids.ts';
import type { StoredResponse } from '../responses/stored.ts';
import {
  type Collection,
  createCollection,
  type Kept,
  noneFound,
  withIdNotFound,
} from './collection.ts';

/** A document as it is shown. */
export type Document = JsonObject & Kept;

export type StoredFile = Kept & { readonly document: Document; readonly content: Uint8Array };

export type Upload = Kept & {
  readonly document: Document;
  readonly parts: readonly { readonly id: string; readonly content: Uint8Array }[];
};

export type VectorStore = Kept & {
  readonly document: Document;
  readonly files: readonly Document[];
  readonly batches: readonly (Kept & {
    readonly document: Document;
    readonly files: readonly string[];
  })[];
};

export type Container = Kept & {
  readonly document: Document;
  /** Seconds since the epoch. */
  readonly lastActive: number;
  readonly files: readonly StoredFile[];
};

export type Conversation = Kept & {
  readonly document: Document;
  readonly items: readonly Document[];
};

export type StoredCompletion = Kept & {
  readonly document: Document;
  readonly messages: readonly Document[];
};

export type Thread = Kept & {
  readonly document: Document;
  readonly messages: readonly Document[];
  readonly runs: readonly Document[];
  readonly steps: readonly Document[];
};

export type FineTuningJob = Kept & {
  readonly document: Document;
  readonly events: readonly Document[];
};

export type Evaluation = Kept & { readonly document: Document; readonly runs: readonly Document[] };

export type State = {
  /** The account's name. */
  readonly name: string;
  readonly deployments: Readonly<Record<string, DeploymentOptions>>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly ids: Ids;
  readonly agenda: Agenda;
  readonly files: Collection<StoredFile>;
  readonly uploads: Collection<Upload>;
  readonly batches: Collection<Document>;
  readonly vectorStores: Collection<VectorStore>;
  readonly containers: Collection<Container>;
  readonly conversations: Collection<Conversation>;
  readonly responses: Collection<StoredResponse>;
  readonly completions: Collection<StoredCompletion>;
  readonly assistants: Collection<Document>;
  readonly threads: Collection<Thread>;
  readonly fineTuningJobs: Collection<FineTuningJob>;
  readonly evaluations: Collection<Evaluation>;
  readonly videos: Collection<Document>;
};

export function createState(
  name: string,
  deployments: State['deployments'],
  now: () => number,
): State {
  return {
    name,
    deployments,
    now,
    ids: createIds(name),
    agenda: createAgenda(now),
    // Files for tools have a prefix of their own on Azure.
    files: createCollection({
      prefixes: ['file-', 'assistant-'],
      notFound: authoringNotFound('File'),
    }),
    uploads: createCollection({ prefixes: ['upload_'], notFound: withIdNotFound('Upload') }),
    batches: createCollection({ prefixes: ['batch_'], notFound: authoringNotFound('Batch') }),
    vectorStores: createCollection({ prefixes: ['vs_'], notFound: withIdNotFound('Vector store') }),
    containers: createCollection({ prefixes: ['cntr_'], notFound: withIdNotFound('Container') }),
    conversations: createCollection({
      prefixes: ['conv_'],
      notFound: withIdNotFound('Conversation'),
    }),
    responses: createCollection({ prefixes: ['resp_'], notFound: withIdNotFound('Response') }),
    completions: createCollection({
      prefixes: ['chatcmpl-'],
      notFound: withIdNotFound('Chat completion'),
    }),
    assistants: createCollection({ prefixes: ['asst_'], notFound: noneFound('assistant') }),
    threads: createCollection({ prefixes: ['thread_'], notFound: noneFound('thread') }),
    fineTuningJobs: createCollection({
      prefixes: ['ftjob-'],
      notFound: authoringNotFound('Fine-tuning job'),
    }),
    evaluations: createCollection({ prefixes: ['eval_'], notFound: withIdNotFound('Eval') }),
    videos: createCollection({ prefixes: ['video_'], notFound: withIdNotFound('Video') }),
  };
}

/** Files and batches belong to Azure's own authoring API, whose errors have codes of their own. */
function authoringNotFound(kind: string): (id: string) => AzureError {
  return (id) => new AzureError(404, 'notFound', `${kind} with id '${id}' was not found.`);
}
