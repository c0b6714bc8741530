/**
 * What follows from the table of operations alone. It is the same for everybody, so the build computes it: a bundle holds these values
 * in place of this module (.ci/computed.ts). Hence plain data, and nothing else here.
 */
import { contentOf } from './adjust.ts';
import type { Content } from './content.ts';
import { anyOtherCall, shippedDescriptions } from './describe.ts';
import { surface as surfaceOfOperations } from './surface.ts';

export const surface = surfaceOfOperations;

/** All that is known of Azure OpenAI. */
export const known: Content = contentOf(shippedDescriptions);

/** Calls that no description has. */
export const anyOther: Content = contentOf([anyOtherCall]);
