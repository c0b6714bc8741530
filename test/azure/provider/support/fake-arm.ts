/** Documents behind a fetch: what the provider's unit tests need of Azure, and a way to interfere. */
import type { Edge } from '../arm/exchange.ts';
import type { Json } from '../protocol/values.ts';

export type SentRequest = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  readonly body: Json;
};

export type FakeArm = {
  readonly edge: Edge;
  /** By path. */
  readonly documents: Map<string, Json>;
  /** Every request but those for tokens. */
  readonly sent: SentRequest[];
  /** "METHOD path" of what was sent since the last call. */
  take(): string[];
  /** Asked before the documents; undefined leaves the answer to them. */
  intercept: (
    request: SentRequest,
    signal: AbortSignal,
  ) => Response | Promise<Response> | undefined;
};

export const environment = {
  ARM_TENANT_ID: 'tenant',
  ARM_SUBSCRIPTION_ID: 'sub',
  ARM_CLIENT_ID: 'client',
  ARM_CLIENT_SECRET: 'secret',
  GO_AZURE_SDK_SKIP_POLLING_DELAY: 'true',
};

export function createFakeArm(): FakeArm {
  const documents = new Map<string, Json>();
  const sent: SentRequest[] = [];
  let taken = 0;
  const fake: FakeArm = {
    documents,
    sent,
    intercept: () => undefined,
    take: () => {
      const from = taken;
      taken = sent.length;
      return sent.slice(from).map(({ method, path }) => `${method} ${path}`);
    },
    edge: {
      environment,
      now: () => 0,
      log: () => {},
      fetch: async (input, init) => {
        const request = new Request(input, init);
        const url = new URL(request.url);
        if (url.host === 'login.microsoftonline.com') return Response.json(token());
        const text = await request.text();
        const { method, headers } = request;
        const body: Json = text === '' ? null : JSON.parse(text);
        const entry = { method, path: url.pathname, query: url.searchParams, headers, body };
        sent.push(entry);
        return (await fake.intercept(entry, request.signal)) ?? answer(documents, entry);
      },
    },
  };
  return fake;
}

function answer(documents: Map<string, Json>, { method, path, body }: SentRequest): Response {
  const found = documents.get(path);
  if (method === 'PUT') {
    documents.set(path, body);
    return Response.json(body, { status: found === undefined ? 201 : 200 });
  }
  if (found === undefined) {
    const error = { code: 'ResourceNotFound', message: `There is no ${path}.` };
    return Response.json({ error }, { status: 404 });
  }
  if (method === 'DELETE') documents.delete(path);
  return Response.json(found);
}

function token(): object {
  const claims = Buffer.from(JSON.stringify({ oid: 'operator' })).toString('base64url');
  return { access_token: `e30.${claims}.`, expires_in: 3600, token_type: 'Bearer' };
}
