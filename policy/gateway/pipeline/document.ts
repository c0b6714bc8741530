/** A policy document ready to run. */
import type { Scope, Section } from '../trace.ts';
import type { Sequence } from './definition.ts';

export type PolicyDocument = {
  /** Such as `api openai`. */
  readonly name: string;
  readonly scope: Scope;
  /** Sections that the document has; one that is there and empty cuts off the outer scopes' section. */
  readonly sections: ReadonlyMap<Section, Sequence>;
  /** Whether `<backend>` holds `<base/>` or `<forward-request>` anywhere. */
  readonly canForward: boolean;
};
