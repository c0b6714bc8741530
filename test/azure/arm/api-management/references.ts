/** What the policies of a service name: backends, named values, fragments. */
import { textAt } from '../../json.ts';
import { isWithin } from '../../resource-id.ts';
import type { Resource, Store } from '../../store.ts';
import { FRAGMENT, POLICY_TYPES } from './types.ts';

type References = {
  readonly backends: readonly string[];
  /** By display name, as policies name them. */
  readonly namedValues: readonly string[];
  readonly fragments: readonly string[];
};

/** Names that are computed (`backend-id="@(…)"`) are known only when a request runs, here as on Azure. */
function referencesOf(document: string): References {
  const text = document.replaceAll(/<!--[\s\S]*?-->/g, '');
  const attribute = (name: string): readonly string[] =>
    [...text.matchAll(new RegExp(`\\s${name}\\s*=\\s*(?:"([^"@{]+)"|'([^'@{]+)')`, 'g'))].map(
      ([, double, single]) => double ?? single ?? '',
    );
  return {
    backends: attribute('backend-id'),
    namedValues: [...text.matchAll(/\{\{([A-Za-z0-9._-]+)\}\}/g)].map(([, name]) => name ?? ''),
    fragments: attribute('fragment-id'),
  };
}

/** The policies and fragments of a service whose document satisfies `refers`. */
export function policiesThat(
  store: Store,
  service: string,
  refers: (references: References) => boolean,
): readonly Resource[] {
  return [...POLICY_TYPES, FRAGMENT]
    .flatMap((type) => store.ofType(type))
    .filter(
      ({ id, body }) =>
        isWithin(id, service) && refers(referencesOf(textAt(body, 'properties', 'value') ?? '')),
    );
}
