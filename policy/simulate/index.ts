/** Traffic in virtual time: the rendered policy, or a rival, in front of a model of Azure OpenAI. */
export { type Contender, policyContender } from './contenders.ts';
export { ideal } from './ideal.ts';
export { type Figures, figuresOf, provisionedUse } from './report.ts';
export { simulate } from './run.ts';
export { SCENARIOS } from './scenarios.ts';
