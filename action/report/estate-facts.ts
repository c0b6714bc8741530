/** What a configuration says of what exists, of names and of others' tags, before and after, in words. */
import type { Configuration, Estate } from '../../policy/configuration.ts';

export type EstateFact = {
  readonly kind: 'loss' | 'change';
  readonly name: string;
  readonly before: string;
  readonly after: string;
};

const EXISTING: Readonly<Record<keyof Estate['existing'], string>> = {
  resourceGroup: 'resource group',
  service: 'API Management service',
  identity: 'identity that calls the accounts',
  workspace: 'Log Analytics workspace',
  vault: 'Key Vault',
};

/** All of them, whether they differ or not. What is another resource from now on takes what was in the old one along. */
export function estateFacts(before: Configuration, after: Configuration): readonly EstateFact[] {
  const fact = (
    kind: EstateFact['kind'],
    name: string,
    say: (estate: Estate | undefined) => string,
  ): EstateFact => ({ kind, name, before: say(before.estate), after: say(after.estate) });
  return [
    ...Object.entries(EXISTING).map(([key, name]) =>
      fact(
        'loss',
        name,
        (estate) => new Map(Object.entries(estate?.existing ?? {})).get(key) ?? 'made',
      ),
    ),
    fact('loss', 'patterns of names', (estate) => pairs(estate?.naming ?? {})),
    fact(
      'change',
      'tags of others that are left alone',
      (estate) => (estate?.ignoreTags ?? ['hidden-*']).join(', ') || 'none',
    ),
  ];
}

function pairs(values: Readonly<Record<string, string>>): string {
  return (
    Object.entries(values)
      .map(([key, value]) => `${key} = ${value}`)
      .join(', ') || 'the module’s own'
  );
}
