/** What the `openai` package can call and Azure does not have, and why: https://learn.microsoft.com/azure/foundry/openai/latest */
import type { Surface } from './calls/call.ts';

export type Missing = {
  /** The call, or what it begins with: `admin` is all of `admin.…`. */
  readonly calls: string;
  /** Left out: on both. */
  readonly on?: Surface;
  readonly why: string;
};

const OWN = 'a service of OpenAI’s own';
const DATED = 'came with v1';

export const MISSING: readonly Missing[] = [
  { calls: 'admin', why: 'Azure Resource Manager and Entra ID administer Azure' },
  { calls: 'webhooks', why: OWN },
  { calls: 'skills', why: OWN },
  { calls: 'safety', why: OWN },
  { calls: 'decisions', why: OWN },
  { calls: 'contentProvenanceChecks', why: OWN },
  { calls: 'live', why: OWN },
  { calls: 'beta.agents', why: OWN },
  { calls: 'beta.chatkit', why: OWN },
  { calls: 'audio.voices', why: OWN },
  { calls: 'audio.voiceConsents', why: OWN },
  { calls: 'realtime.translations', why: OWN },
  {
    calls: 'moderations',
    why: 'Azure filters every call’s content itself, and has Azure AI Content Safety beside it',
  },
  { calls: 'images.createVariation', why: 'it was of DALL·E 2, which Azure has retired' },
  { calls: 'videos.createCharacter', why: OWN },
  { calls: 'videos.getCharacter', why: OWN },
  { calls: 'videos.edit', why: OWN },
  { calls: 'videos.extend', why: OWN },
  { calls: 'conversations', on: 'classic', why: DATED },
  { calls: 'responses.create, in a conversation', on: 'classic', why: DATED },
  { calls: 'containers', on: 'classic', why: DATED },
  { calls: 'responses.create, that computes in a container', on: 'classic', why: DATED },
  { calls: 'videos', on: 'classic', why: DATED },
  { calls: 'realtime', on: 'classic', why: DATED },
  {
    calls: 'fineTuning.checkpoints.permissions',
    on: 'classic',
    why: 'the package sends a key of an OpenAI administrator there, and no `api-key`',
  },
];

/** Why Azure does not have a call on a surface, or undefined where it has it. */
export function whyMissing(call: string, surface: Surface): string | undefined {
  return MISSING.find(({ calls, on }) => (on === undefined || on === surface) && isOf(call, calls))
    ?.why;
}

/** Whether a call, which may have a variant behind a comma, is one of those that begin so. */
export function isOf(call: string, calls: string): boolean {
  return call === calls || call.startsWith(`${calls}.`) || call.startsWith(`${calls},`);
}
