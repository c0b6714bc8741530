import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bookmarkInBlob } from '../../function/bookmark.ts';
import { RemoteError } from '../../function/errors.ts';
import { BlobLeases, patientLeases } from '../../function/lease.ts';
import { blobService } from './blob-service.ts';
import { credential, type VirtualClock, virtualClock } from './http.ts';

const CONTAINER = 'https://storage1.blob.core.windows.net/locks';
const SERVICE = '/subscriptions/1/resourceGroups/rg/providers/Microsoft.ApiManagement/service/apim';

function source(clock: VirtualClock, fetch: typeof globalThis.fetch, id: string, url = CONTAINER) {
  return new BlobLeases(url, SERVICE, credential, clock, {
    requestTimeout: 20_000,
    endsAt: clock.time + 720_000,
    fetch,
    newId: () => id,
  });
}

describe('the lease of a service', () => {
  it('is held by one run at a time, and by the next one after its release', async () => {
    const clock = virtualClock();
    const { handle, requests } = blobService(clock);
    const first = await source(clock, handle, 'one').acquire();
    assert.ok(first);
    assert.deepEqual(requests, ['acquire', 'create', 'acquire']);
    assert.equal(await source(clock, handle, 'two').acquire(), undefined);
    await first.release();
    assert.ok(await source(clock, handle, 'two').acquire());
  });

  it('is renewed when it would end within the time that is asked for', async () => {
    const clock = virtualClock();
    const { handle, requests } = blobService(clock);
    const lease = await source(clock, handle, 'one').acquire();
    requests.length = 0;
    clock.time += 29_000;
    assert.equal(await lease?.holdsFor(20_000), true);
    assert.deepEqual(requests, []);
    clock.time += 20_000;
    assert.equal(await lease?.holdsFor(20_000), true);
    assert.deepEqual(requests, ['renew']);
  });

  it('is renewed by one request when many ask at once', async () => {
    const clock = virtualClock();
    const { handle, requests } = blobService(clock);
    const lease = await source(clock, handle, 'one').acquire();
    requests.length = 0;
    clock.time += 50_000;
    const held = await Promise.all(Array.from({ length: 8 }, () => lease?.holdsFor(20_000)));
    assert.ok(held.every((holds) => holds === true));
    assert.deepEqual(requests, ['renew']);
  });

  it('is lost for good to a run that stalled, once another run had it', async () => {
    const clock = virtualClock();
    const { handle } = blobService(clock);
    const stalled = await source(clock, handle, 'one').acquire();
    clock.time += 61_000;
    const other = await source(clock, handle, 'two').acquire();
    assert.ok(other);
    await other.release();
    assert.equal(await stalled?.holdsFor(20_000), false);
    assert.equal(await stalled?.holdsFor(20_000), false);
  });

  it('survives a stall when nobody else wanted it', async () => {
    const clock = virtualClock();
    const { handle } = blobService(clock);
    const lease = await source(clock, handle, 'one').acquire();
    clock.time += 120_000;
    assert.equal(await lease?.holdsFor(20_000), true);
  });

  it('counts from before the request, so a slow answer does not make it longer', async () => {
    const clock = virtualClock();
    const { handle, requests } = blobService(clock);
    const lease = await source(
      clock,
      async (...request) => {
        const response = await handle(...request);
        clock.time += 35_000;
        return response;
      },
      'one',
    ).acquire();
    requests.length = 0;
    assert.equal(await lease?.holdsFor(1_000), true);
    assert.deepEqual(requests, ['renew'], '25 of 60 seconds are left, less than half');
  });

  it('is not held by two runs when somebody sets the clock of the first one back', async () => {
    const clock = virtualClock();
    const { handle } = blobService(clock);
    const first = await source(clock, handle, 'one').acquire();
    clock.time += 61_000;
    clock.setBack = 120_000;
    assert.ok(await source(clock, handle, 'two').acquire());
    assert.equal(await first?.holdsFor(20_000), false);
  });

  it('that another run holds is waited for, as long as the run has time', async () => {
    const clock = virtualClock();
    const { handle } = blobService(clock);
    await source(clock, handle, 'dead').acquire();
    const startedAt = clock.time;
    const patient = (budget: number) =>
      patientLeases(
        source(clock, handle, 'two'),
        clock,
        (milliseconds) => clock.time - startedAt + milliseconds < budget,
      ).acquire();
    assert.equal(await patient(30_000), undefined);
    assert.ok(clock.time - startedAt <= 30_000);
    assert.ok(await patient(720_000));
    assert.ok(clock.time - startedAt <= 70_000, 'soon after the dead run has lost it');
  });

  it('cannot be had without the container: an error, not a free pass', async () => {
    const clock = virtualClock();
    const { handle } = blobService(clock);
    const missing = 'https://storage1.blob.core.windows.net/absent';
    await assert.rejects(
      source(clock, handle, 'one', missing).acquire(),
      (error) => error instanceof RemoteError && error.failure === 'not-found',
    );
  });

  it('is asked for again after a lost answer without excluding itself', async () => {
    const clock = virtualClock();
    const { handle } = blobService(clock);
    let asked = 0;
    const lease = await source(
      clock,
      async (...request) => {
        const response = await handle(...request);
        asked += 1;
        if (asked === 3) throw Object.assign(new TypeError('fetch failed'), { code: 'ECONNRESET' });
        return response;
      },
      'one',
    ).acquire();
    assert.ok(lease);
  });
});

describe('the bookmark of a service', () => {
  it('tells the next run what the last one wrote, and costs one request where there is nothing to tell', async () => {
    const clock = virtualClock();
    let content: string | undefined;
    const requests: string[] = [];
    const options = {
      requestTimeout: 20_000,
      endsAt: clock.time + 720_000,
      async fetch(_input: string | URL | Request, init?: RequestInit) {
        const method = init?.method ?? '';
        requests.push(method);
        if (method === 'GET') {
          return new Response(content ?? null, { status: content === undefined ? 404 : 200 });
        }
        content = String(init?.body);
        return new Response(null, { status: 201 });
      },
    };
    const bookmark = () => bookmarkInBlob(CONTAINER, SERVICE, credential, clock, options);
    const first = bookmark();
    assert.equal(await first.read(), undefined);
    await first.write(undefined);
    assert.deepEqual(requests, ['GET']);
    await first.write('team-z');
    const second = bookmark();
    assert.equal(await second.read(), 'team-z');
    await second.write(undefined);
    assert.equal(await bookmark().read(), undefined);
  });
});
