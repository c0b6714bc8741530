/** What the runner starts. Signals are listened to before anything else is loaded: until then one would end the run without a word. */
import { join } from 'node:path';
import { listenForCancel } from './cancellation.ts';

const cancellation = listenForCancel();
// Whatever plans has its policy judged, by a process that takes as long to load as this one: they load side by side.
const plans = /^(plan|drift|apply|destroy)$/.test(process.env.INPUT_COMMAND ?? '');
const judging = plans ? (await import('./judge-process.ts')).startJudging() : undefined;
const { run } = await import('./run.ts');
// This file is one folder below the root, as action/main.ts and as dist/main.js alike.
process.exitCode = await run(cancellation, join(import.meta.dirname, '..'), judging);
