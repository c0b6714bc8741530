import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Ajv } from 'ajv';
import * as defaults from '../../../action/config/defaults.ts';
import schema from '../../../action/config.schema.json' with { type: 'json' };
import { readConfiguration } from '../../../action/config.ts';
import { BASE } from './base.ts';

type Schema = { readonly default?: unknown; readonly [key: string]: unknown };

/** Every part of the schema that has a default, and where it stands. */
function withDefaults(part: unknown, path: string): readonly (readonly [string, Schema])[] {
  if (typeof part !== 'object' || part === null) return [];
  const inside = Object.entries(part).flatMap(([key, value]) =>
    withDefaults(value, `${path}/${key}`),
  );
  return 'default' in part ? [[path, part as Schema], ...inside] : inside;
}

describe('the defaults of load-balancer.yml', () => {
  it('are what the schema takes', () => {
    const ajv = new Ajv({ strict: false });
    const found = withDefaults(schema.properties, '');
    assert.ok(found.length > 20);
    for (const [path, part] of found) {
      const validate = ajv.compile({ ...part, definitions: schema.definitions });
      assert.ok(validate(part.default), `${path}: ${JSON.stringify(part.default)}`);
    }
  });

  it('make the same configuration as nothing does', () => {
    const { DEFAULT_BALANCING, DEFAULT_ACCOUNT, DEFAULT_GATEWAY, DEFAULT_CALLERS } = defaults;
    const { strategy, selection, timeout, marks, tell, shareState } = DEFAULT_BALANCING;
    const { keys } = DEFAULT_CALLERS;
    const said = BASE.replace(
      'gateway:',
      `gateway:\n  path: ${DEFAULT_GATEWAY.path}\n  surface: ${DEFAULT_GATEWAY.surface}`,
    ).replaceAll(
      /^( +)endpoint:/gm,
      `$1priority: ${DEFAULT_ACCOUNT.priority}\n$1weight: ${DEFAULT_ACCOUNT.weight}\n$1endpoint:`,
    );
    const written = `${said}balancing: ${JSON.stringify({ strategy, selection, timeout, marks, tell, shareState })}
callers: ${JSON.stringify({ keys })}
consumers: { team-a: {} }
rotation: ${JSON.stringify(defaults.DEFAULT_ROTATION)}
`;
    const { configuration, findings } = readConfiguration(written, 'x');
    assert.deepEqual(
      findings.filter(({ severity }) => severity === 'error'),
      [],
    );
    assert.deepEqual(
      configuration,
      readConfiguration(`${BASE}consumers: { team-a: {} }\nrotation: {}\n`, 'x').configuration,
    );
  });
});
