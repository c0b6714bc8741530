/** Planning, applying and reading with azapi, call by call, as Terraform makes them. */
import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { createAzapi } from './azapi/provider.ts';
import type { PrivateState, Provider } from './protocol/provider.ts';
import {
  type Attributes,
  Dynamic,
  impliedType,
  type Json,
  UNKNOWN,
  type Value,
} from './protocol/values.ts';
import { createFakeArm, type FakeArm } from './support/fake-arm.ts';

const TYPE = 'azapi_resource';
const SERVICE = '/subscriptions/sub/resourceGroups/g/providers/Microsoft.ApiManagement/service/s';
const pool = `${SERVICE}/backends/pool`;
const none: PrivateState = new Uint8Array();
const running = new AbortController().signal;

let fake: FakeArm;
let azapi: Provider;

beforeEach(async () => {
  fake = createFakeArm();
  azapi = createAzapi(fake.edge);
  await azapi.configure({});
});

function dynamic(json: Json): Dynamic {
  return new Dynamic(impliedType(json), json);
}

/** A configuration as Terraform sends it: every attribute, most of them null. */
function configuration(given: { [name: string]: Value }): Attributes {
  const attributes = azapi.schema.resources.azapi_resource?.block.attributes ?? {};
  const nulls = Object.fromEntries(Object.keys(attributes).map((name) => [name, null]));
  return {
    ...nulls,
    identity: [],
    timeouts: null,
    type: 'Microsoft.ApiManagement/service/backends@2024-05-01',
    name: 'pool',
    parent_id: SERVICE,
    response_export_values: dynamic(['properties.type']),
    ...given,
  };
}

function plan(config: Attributes, prior: Attributes | null = null, priorPrivate = none) {
  return azapi.plan({ type: TYPE, config, prior, private: priorPrivate }, running);
}

async function apply(config: Attributes, prior: Attributes | null = null, priorPrivate = none) {
  const { planned } = await plan(config, prior, priorPrivate);
  const result = await azapi.apply({ type: TYPE, config, prior, planned, private: none }, running);
  assert.deepEqual(result.diagnostics ?? [], []);
  assert.ok(result.state);
  return { state: result.state, private: result.private ?? none };
}

const body = (weight: number): Json => ({
  properties: { type: 'Pool', pool: { services: [{ id: '/b', weight }] } },
});

describe('a new azapi_resource', () => {
  it('is looked for, written and read', async () => {
    const { state } = await apply(configuration({ body: dynamic(body(1)), tags: { a: 'b' } }));
    assert.deepEqual(fake.take(), [`GET ${pool}`, `PUT ${pool}`, `GET ${pool}`]);
    assert.deepEqual(fake.documents.get(pool), { ...(body(1) as object), tags: { a: 'b' } });
    assert.equal(state.id, pool);
    assert.deepEqual(state.output, dynamic({ properties: { type: 'Pool' } }));
    assert.equal(state.ignore_missing_property, true);
  });

  it('that exists already is not taken over', async () => {
    fake.documents.set(pool, body(9));
    await assert.rejects(apply(configuration({ body: dynamic(body(1)) })), {
      message: 'Resource already exists',
    });
    assert.deepEqual(fake.documents.get(pool), body(9));
  });

  it('that exists already is not taken over either when the look for it is stopped', async () => {
    fake.documents.set(pool, body(9));
    const stop = new AbortController();
    fake.intercept = (_, signal) => {
      if (stop.signal.aborted) return undefined;
      return new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
        stop.abort(new Error('context canceled'));
      });
    };
    const config = configuration({ body: dynamic(body(1)) });
    const { planned } = await plan(config);
    const request = { type: TYPE, config, prior: null, planned, private: none };
    await assert.rejects(azapi.apply(request, stop.signal), /context canceled/);
  });

  it('below a parent of another type is refused before anything is sent', async () => {
    const config = configuration({ parent_id: '/subscriptions/sub/resourceGroups/g' });
    await assert.rejects(apply(config), /lies below "Microsoft.ApiManagement\/service"/);
    assert.deepEqual(fake.take(), []);
  });

  it('lands in the state, tainted, when its request was stopped but had its effect', async () => {
    const stop = new AbortController();
    fake.intercept = ({ method, path, body: sent }, signal) => {
      if (method !== 'PUT') return undefined;
      fake.documents.set(path, sent);
      return new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
        stop.abort(new Error('context canceled'));
      });
    };
    const config = configuration({ body: dynamic(body(1)) });
    const { planned } = await plan(config);
    const request = { type: TYPE, config, prior: null, planned, private: none };
    const result = await azapi.apply(request, stop.signal);
    assert.equal(result.state?.id, pool);
    assert.deepEqual(
      result.diagnostics?.map(({ summary }) => summary),
      [`PUT ${pool}: context canceled`],
    );
  });

  it('is not in the state when Azure refused it', async () => {
    fake.intercept = ({ method }) =>
      method === 'PUT' ? Response.json({ error: { code: 'No' } }, { status: 409 }) : undefined;
    const config = configuration({ body: dynamic(body(1)) });
    const { planned } = await plan(config);
    const result = await azapi.apply(
      { type: TYPE, config, prior: null, planned, private: none },
      running,
    );
    assert.equal(result.state, null);
    assert.match(result.diagnostics?.[0]?.summary ?? '', /^PUT .*: 409 Conflict: No$/);
  });
});

describe('the plan of an existing azapi_resource', () => {
  it('is its state when nothing changed, without a request', async () => {
    const config = configuration({ body: dynamic(body(1)) });
    const { state, private: kept } = await apply(config);
    fake.take();
    const { planned, replace } = await plan(config, state, kept);
    assert.deepEqual(planned, state);
    assert.deepEqual([replace, fake.take()], [[], []]);
  });

  it('shows a changed body by an unknown output', async () => {
    const { state } = await apply(configuration({ body: dynamic(body(1)) }));
    const { planned, replace } = await plan(configuration({ body: dynamic(body(2)) }), state);
    assert.equal(planned.output, UNKNOWN);
    assert.deepEqual(planned.body, dynamic(body(2)));
    assert.deepEqual(replace, []);
  });

  it('is empty for a change that Azure has already: a newer api-version, a property written out', async () => {
    const { state } = await apply(configuration({ body: dynamic(body(1)) }));
    fake.documents.set(pool, { properties: { ...propertiesOf(body(1)), protocol: 'http' } });
    const config = configuration({
      type: 'Microsoft.ApiManagement/service/backends@2025-01-01',
      body: dynamic({ properties: { ...propertiesOf(body(1)), protocol: 'http' } }),
    });
    const { planned } = await plan(config, state);
    assert.deepEqual(planned, state);
  });

  it('replaces for another name, parent or trigger, and not while the body is unknown', async () => {
    const { state } = await apply(
      configuration({
        body: dynamic(body(1)),
        replace_triggers_external_values: dynamic('a'),
      }),
    );
    const changed = await plan(
      configuration({
        name: 'other',
        body: dynamic(body(1)),
        replace_triggers_external_values: dynamic('b'),
      }),
      state,
    );
    assert.deepEqual(changed.replace, [['name'], ['replace_triggers_external_values']]);

    const waiting = await plan(configuration({ body: UNKNOWN }), state);
    assert.deepEqual(waiting.replace, []);
    assert.equal(waiting.planned.location, UNKNOWN);
    assert.equal(waiting.planned.output, UNKNOWN);
  });

  it('replaces for a path of the body that is a trigger', async () => {
    const triggers = { replace_triggers_refs: ['properties.type'] };
    const { state } = await apply(configuration({ body: dynamic(body(1)), ...triggers }));
    const next = { properties: { ...propertiesOf(body(1)), type: 'Single' } };
    const { replace } = await plan(configuration({ body: dynamic(next), ...triggers }), state);
    assert.deepEqual(replace, [['body']]);
  });

  it('sends no request for what only tells how to send them', async () => {
    const { state } = await apply(configuration({ body: dynamic(body(1)) }));
    fake.take();
    const config = configuration({ body: dynamic(body(1)), read_headers: { a: 'b' } });
    await apply(config, state);
    assert.deepEqual(fake.take(), []);
  });
});

describe('a sensitive body', () => {
  const secret = (key: string) => dynamic({ properties: { primaryKey: key } });

  it('is sent, and is neither in the plan nor in the state nor readable in private', async () => {
    const config = configuration({ body: dynamic(body(1)), sensitive_body: secret('k1') });
    const applied = await apply(config);
    assert.equal(propertiesOf(fake.documents.get(pool)).primaryKey, 'k1');
    assert.ok(!JSON.stringify(applied.state).includes('k1'));
    assert.ok(!Buffer.from(applied.private).toString().includes('k1'));
  });

  it('plans an update when it changed, and none when it did not', async () => {
    const config = configuration({ body: dynamic(body(1)), sensitive_body: secret('k1') });
    const { state, private: kept } = await apply(config);
    assert.deepEqual((await plan(config, state, kept)).planned, state);
    const changed = configuration({ body: dynamic(body(1)), sensitive_body: secret('k2') });
    assert.equal((await plan(changed, state, kept)).planned.output, UNKNOWN);
  });

  it('with versions is sent only when a version is new, so that it undoes no rotation in between', async () => {
    const versioned = (version: string, weight: number) =>
      configuration({
        body: dynamic(body(weight)),
        sensitive_body: secret('ours'),
        sensitive_body_version: { 'properties.primaryKey': version },
      });
    const { state } = await apply(versioned('1', 1));
    assert.equal(propertiesOf(fake.documents.get(pool)).primaryKey, 'ours');
    await apply(versioned('1', 2), state);
    assert.equal(propertiesOf(fake.documents.get(pool)).primaryKey, undefined);
    await apply(versioned('2', 2), state);
    assert.equal(propertiesOf(fake.documents.get(pool)).primaryKey, 'ours');
  });
});

describe('locks', () => {
  const created = async (names: Value) => {
    const log: string[] = [];
    fake.intercept = ({ method, path }) => {
      log.push(`${method} ${path.split('/').at(-1)}`);
      return undefined;
    };
    const one = (name: string) =>
      apply(configuration({ name, body: dynamic(body(1)), locks: names }));
    await Promise.all([one('a'), one('b')]);
    return log.join();
  };

  it('let one resource finish before the next one begins', async () => {
    assert.equal(await created([SERVICE]), 'GET a,PUT a,GET a,GET b,PUT b,GET b');
  });

  it('do not hold up what names none', async () => {
    assert.equal(await created(null), 'GET a,GET b,PUT a,PUT b,GET a,GET b');
  });
});

describe('reading an azapi_resource', () => {
  it('finds a change of what is configured, and nothing else', async () => {
    const { state } = await apply(configuration({ body: dynamic(body(1)) }));
    fake.documents.set(pool, { properties: { ...propertiesOf(body(1)), protocol: 'http' } });
    assert.deepEqual(await azapi.read({ type: TYPE, state, private: none }, running), state);

    fake.documents.set(pool, { ...(body(7) as object), tags: { by: 'hand' } });
    const found = await azapi.read({ type: TYPE, state, private: none }, running);
    assert.deepEqual(found?.body, dynamic(body(7)));
    assert.deepEqual(found?.tags, { by: 'hand' });
  });

  it('of one that is gone says so', async () => {
    const { state } = await apply(configuration({ body: dynamic(body(1)) }));
    fake.documents.clear();
    assert.equal(await azapi.read({ type: TYPE, state, private: none }, running), null);
  });

  it("keeps the words of the state for the identity's type and ids", async () => {
    const id = '/subscriptions/sub/resourceGroups/G/identity';
    const identity = [
      {
        type: 'SystemAssigned,UserAssigned',
        identity_ids: [id],
        principal_id: null,
        tenant_id: null,
      },
    ];
    const { state } = await apply(configuration({ body: dynamic(body(1)), identity }));
    fake.documents.set(pool, {
      ...(body(1) as object),
      identity: {
        type: 'SystemAssigned, UserAssigned',
        principalId: 'p',
        userAssignedIdentities: { [id.toLowerCase()]: {} },
      },
    });
    const found = await azapi.read({ type: TYPE, state, private: none }, running);
    assert.deepEqual(found?.identity, [
      { type: 'SystemAssigned,UserAssigned', identity_ids: [id], principal_id: 'p', tenant_id: '' },
    ]);
  });

  it('of an imported id knows its type, name and parent, and wants the api-version', () => {
    const state = azapi.import(TYPE, `${pool}?api-version=2024-05-01`);
    assert.equal(state.type, 'Microsoft.ApiManagement/service/backends@2024-05-01');
    assert.deepEqual([state.name, state.parent_id, state.id], ['pool', SERVICE, pool]);
    assert.throws(() => azapi.import(TYPE, pool), /has no api-version/);
  });
});

function propertiesOf(document: Json | undefined): { [key: string]: Json } {
  const { properties } = document as { properties: { [key: string]: Json } };
  return properties;
}
