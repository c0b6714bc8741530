/** Traffic in virtual time: the rendered policy, or a rival, in front of a model of Azure OpenAI. */
export type { Fate, Fault } from './accounts.ts';
export type { Call } from './callers.ts';
export { type Contender, type PolicyOptions, policyContender } from './contenders.ts';
export { type Expectation, isMet, METRICS, type Metric } from './expectations.ts';
export { type Figures, type Measured, measure } from './figures.ts';
export { ideal } from './ideal.ts';
export { createRandom } from './random.ts';
export { type Observer, type Request, type Span, simulate } from './run.ts';
export {
  type Assumption,
  type Load,
  MODELS,
  ROLES,
  type Scenario,
  type Situation,
  situationOf,
} from './scenario.ts';
export { type Counts, createTally } from './tally.ts';
export type { Timeline } from './timeline.ts';
