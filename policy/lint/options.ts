/** What is known around a document. What is not handed in is not known, and nothing is said about it. */
import type { Scope, Service } from '../gateway/index.ts';

export type LintOptions = {
  /** Where the document stands; default `api`. */
  readonly scope?: Scope;
  /** Such as `BasicV2_1`: what its tier does not take is a finding. */
  readonly sku?: string;
  readonly namedValues?: ReadonlyMap<string, string>;
  readonly fragments?: ReadonlyMap<string, string>;
  /** The service's backends and pools, with their circuit breakers. */
  readonly backends?: Service['backends'];
};
