import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { publishFunction } from '../../action/publish.ts';

const APP = 'https://app.scm.azurewebsites.net';

describe('publishFunction', () => {
  let directory = '';
  let file = '';
  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'aolb-publish-'));
    file = join(directory, 'function.zip');
    await writeFile(file, 'PK\u0003\u0004');
  });
  after(() => rm(directory, { recursive: true }));

  /** Answers in turn; every request must be authorized. */
  async function publish(...answers: readonly Response[]) {
    const calls: string[] = [];
    const waiting = [...answers];
    await publishFunction({
      url: `${APP}/api/publish?type=zip`,
      file,
      credential: { getToken: async () => ({ token: 'secret-token', expiresOnTimestamp: 0 }) },
      fetch: async (input, init) => {
        const request = new Request(input, init);
        assert.equal(request.headers.get('authorization'), 'Bearer secret-token');
        calls.push(`${request.method} ${request.url}`);
        return waiting.shift() ?? new Response('nothing left to answer', { status: 500 });
      },
      sleep: async () => undefined,
      signal: new AbortController().signal,
    });
    return calls;
  }

  it('waits for the deployment that the endpoint names', async () => {
    const calls = await publish(
      Response.json('0b1', { status: 202 }),
      Response.json({ status: 1 }, { status: 202 }),
      Response.json({ status: 4 }),
    );
    assert.deepEqual(calls, [
      `POST ${APP}/api/publish?type=zip`,
      `GET ${APP}/api/deployments/0b1`,
      `GET ${APP}/api/deployments/0b1`,
    ]);
  });

  it('fails where the deployment failed, though the answer is 200', async () => {
    await assert.rejects(
      publish(
        Response.json('0b1', { status: 202 }),
        Response.json({ status: 3, status_text: 'no space' }),
      ),
      /deployment of the function failed with status 3 no space/,
    );
  });

  it('says what the endpoint answered, without the token', async () => {
    await assert.rejects(publish(new Response('not you', { status: 403 })), (error) => {
      assert.match(String(error), /api\/publish\?type=zip answered 403 not you/);
      assert.doesNotMatch(String(error), /secret-token/);
      return true;
    });
  });

  it('gives up on a deployment that never ends', async () => {
    const pending = Array.from({ length: 100 }, () =>
      Response.json({ status: 1 }, { status: 202 }),
    );
    await assert.rejects(publish(Response.json('0b1', { status: 202 }), ...pending), /did not end/);
  });
});
