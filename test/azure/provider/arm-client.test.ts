import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Arm, connect } from './arm/client.ts';
import { createFakeArm, type FakeArm } from './support/fake-arm.ts';

const PATH = '/subscriptions/sub/resourceGroups/g';
const never = new AbortController().signal;

function open(fake: FakeArm): Arm {
  return connect(fake.edge, {})(never);
}

describe('requests to Azure Resource Manager', () => {
  it('carry a token and the api-version, and 404 is no error of a GET', async () => {
    const fake = createFakeArm();
    assert.equal(await open(fake).get(PATH, '2023-07-01'), undefined);
    const [request] = fake.sent;
    assert.match(request?.headers.get('authorization') ?? '', /^Bearer e30\./);
    assert.equal(request?.query.get('api-version'), '2023-07-01');
  });

  it('are sent again after the time that a throttled service asks for', async () => {
    const fake = createFakeArm();
    let refusals = 2;
    fake.intercept = () =>
      refusals-- > 0
        ? new Response(null, { status: 429, headers: { 'retry-after': '0' } })
        : undefined;
    await open(fake).change({ method: 'PUT', path: PATH, body: {} }, 'v');
    assert.deepEqual(fake.take(), Array(3).fill(`PUT ${PATH}`));
  });

  it('fail in words that name the request, the status, the code and every detail', async () => {
    const fake = createFakeArm();
    fake.intercept = () =>
      Response.json(
        {
          error: {
            code: 'ValidationError',
            message: 'One or more fields contain incorrect values:',
            details: [{ target: 'url', message: 'The url is malformed' }],
          },
        },
        { status: 400 },
      );
    await assert.rejects(
      open(fake).change({ method: 'PUT', path: PATH, body: { secret: 's3' } }, 'v'),
      {
        message: `PUT ${PATH}: 400 Bad Request: ValidationError: One or more fields contain incorrect values:; url: The url is malformed`,
      },
    );
  });

  it('name the host when nobody answers', async () => {
    const fake = createFakeArm();
    fake.intercept = () => {
      throw new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED') });
    };
    await assert.rejects(open(fake).get(PATH, 'v'), {
      message: `GET ${PATH}: no answer from management.azure.com: connect ECONNREFUSED`,
    });
  });

  it('end at once when Terraform stops', async () => {
    const fake = createFakeArm();
    const stop = new AbortController();
    fake.intercept = (_, signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
        stop.abort(new Error('context canceled'));
      });
    await assert.rejects(connect(fake.edge, {})(stop.signal).get(PATH, 'v'), {
      message: `GET ${PATH}: context canceled`,
    });
  });

  it('need a complete identity, and say what is missing', () => {
    const edge = { ...createFakeArm().edge, environment: { ARM_TENANT_ID: 't' } };
    assert.throws(() => connect(edge, { clientId: 'c' }), {
      message:
        'the provider needs subscription_id (or ARM_SUBSCRIPTION_ID), client_secret (or ARM_CLIENT_SECRET): this stand-in logs in with a client secret only',
    });
  });
});

describe('long-running operations', () => {
  const address = 'https://management.azure.com/operations/1?api-version=o';

  /** Azure answers 202 with this header, and then these statuses of the operation. */
  function running(header: string, polls: (() => Response)[]): FakeArm {
    const fake = createFakeArm();
    fake.intercept = ({ path: asked }) => {
      if (asked === PATH) {
        return new Response(null, { status: 202, headers: { [header]: address } });
      }
      return polls.shift()?.();
    };
    return fake;
  }

  it('are waited for at the address of the answer, by their status', async () => {
    const fake = running('azure-asyncoperation', [
      () => Response.json({ status: 'InProgress' }),
      () => Response.json({ status: 'Succeeded' }),
    ]);
    await open(fake).change({ method: 'PUT', path: PATH, body: {} }, 'v');
    assert.deepEqual(fake.take(), [`PUT ${PATH}`, 'GET /operations/1', 'GET /operations/1']);
    assert.equal(fake.sent.at(-1)?.query.get('api-version'), 'o');
  });

  it('end with an empty 200 at a Location', async () => {
    const fake = running('location', [
      () => new Response(null, { status: 202 }),
      () => new Response(null, { status: 200 }),
    ]);
    await open(fake).remove(PATH, 'v');
    assert.deepEqual(fake.take(), [`DELETE ${PATH}`, 'GET /operations/1', 'GET /operations/1']);
  });

  it('that fail tell why', async () => {
    const error = { code: 'SkuNotAvailable', message: 'No capacity in this region.' };
    const fake = running('azure-asyncoperation', [
      () => Response.json({ status: 'Failed', error }),
    ]);
    await assert.rejects(open(fake).change({ method: 'PUT', path: PATH, body: {} }, 'v'), {
      message: `PUT ${PATH}: the operation failed: SkuNotAvailable: No capacity in this region.`,
    });
  });

  it('without an address are waited for at the resource itself', async () => {
    const fake = createFakeArm();
    const states = ['Creating', 'Creating', 'Succeeded'];
    fake.intercept = () => Response.json({ properties: { provisioningState: states.shift() } });
    await open(fake).change({ method: 'PUT', path: PATH, body: {} }, 'v');
    assert.deepEqual(fake.take(), [`PUT ${PATH}`, `GET ${PATH}`, `GET ${PATH}`]);
  });
});
