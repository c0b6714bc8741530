import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { publishFunction } from '../../../action/azure/publish.ts';

const APP = 'https://app.scm.azurewebsites.net';

type Answer = Response | Error;

describe('publishFunction', () => {
  let directory = '';
  let file = '';
  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'aolb-publish-'));
    file = join(directory, 'function.zip');
    await writeFile(file, 'PK\u0003\u0004');
  });
  after(() => rm(directory, { recursive: true }));

  /** Answers in turn, the last one for ever; every request must be authorized. */
  async function publish(...answers: readonly (() => Answer)[]) {
    const calls: string[] = [];
    const told: string[] = [];
    let now = 0;
    let tokens = 0;
    const done = publishFunction({
      url: `${APP}/api/publish?type=zip`,
      file,
      credential: {
        getToken: async () => ({ token: `secret-token-${++tokens}`, expiresOnTimestamp: 0 }),
      },
      fetch: async (input, init) => {
        const request = new Request(input, init);
        assert.equal(request.headers.get('authorization'), `Bearer secret-token-${tokens}`);
        if (request.method === 'POST') assert.equal(await request.text(), 'PK\u0003\u0004');
        const answer = (answers[calls.length] ?? answers.at(-1))?.();
        calls.push(`${request.method} ${request.url}`);
        if (answer instanceof Error) throw answer;
        return answer ?? Response.error();
      },
      clock: {
        now: () => now,
        sleep: async (milliseconds) => {
          now += milliseconds;
        },
      },
      info: (line) => told.push(line),
      signal: new AbortController().signal,
    });
    return { done, calls, told, waited: () => now };
  }

  const accepted = () => Response.json('0b1', { status: 202 });
  const succeeded = () => Response.json({ status: 4 });
  const refusal =
    (status: number, text = 'not now') =>
    () =>
      new Response(text, { status });

  it('waits for the deployment that the endpoint names', async () => {
    const pending = () => Response.json({ status: 1 }, { status: 202 });
    const { done, calls } = await publish(accepted, pending, succeeded);
    await done;
    assert.deepEqual(calls, [
      `POST ${APP}/api/publish?type=zip`,
      `GET ${APP}/api/deployments/0b1`,
      `GET ${APP}/api/deployments/0b1`,
    ]);
  });

  it('fails where the deployment failed, though the answer is 200', async () => {
    const failed = () => Response.json({ status: 3, status_text: 'no space' });
    const { done } = await publish(accepted, failed);
    await assert.rejects(done, /deployment of the function failed with status 3 no space/);
  });

  for (const status of [401, 403, 404, 409, 429, 500, 502, 503, 504]) {
    it(`tries again after ${status}, with a fresh token, and tells why`, async () => {
      const { done, calls, told } = await publish(
        refusal(status),
        refusal(status),
        accepted,
        refusal(status),
        succeeded,
      );
      await done;
      assert.equal(calls.length, 5);
      assert.match(told[0] ?? '', new RegExp(`answered ${status}.*not now; trying again in 2 s`));
      assert.match(told[1] ?? '', /trying again in 4 s/);
    });
  }

  it('tries again where the connection is reset', async () => {
    const reset = () => new TypeError('fetch failed', { cause: new Error('read ECONNRESET') });
    const { done, told } = await publish(reset, accepted, reset, succeeded);
    await done;
    assert.match(told[0] ?? '', /cannot be reached: read ECONNRESET; trying again/);
  });

  it('tries again where a page answers in the place of the host', async () => {
    const page = () => new Response('<html>Starting</html>');
    const { done } = await publish(accepted, page, succeeded);
    await done;
  });

  it('waits as long as it is asked to', async () => {
    const busy = () => new Response('', { status: 429, headers: { 'retry-after': '17' } });
    const { done, waited } = await publish(busy, accepted, succeeded);
    await done;
    assert.equal(waited(), 17_000);
  });

  it('does not try again what will not pass', async () => {
    const { done, calls } = await publish(refusal(400, 'not a zip'));
    await assert.rejects(done, /answered 400 not a zip/);
    assert.equal(calls.length, 1);
  });

  it('says in the end what the endpoint answered and for how long, without the token', async () => {
    const { done, waited } = await publish(refusal(403, 'not you'));
    await assert.rejects(done, (error) => {
      assert.match(
        String(error),
        /api\/publish\?type=zip answered 403 not you \(tried for \d+ s\)/,
      );
      assert.doesNotMatch(String(error), /secret-token/);
      return true;
    });
    assert.ok(waited() > 5 * 60_000 && waited() <= 10 * 60_000, String(waited()));
  });

  it('gives up on a deployment that never ends', async () => {
    const { done } = await publish(accepted, () => Response.json({ status: 1 }, { status: 202 }));
    await assert.rejects(done, /did not end/);
  });
});
