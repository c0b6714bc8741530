/** What writes reports: loaded when there is something to report. */
export { configurationChanges } from './configuration-changes.ts';
export { renderFailure, renderPlan } from './plan-report.ts';
