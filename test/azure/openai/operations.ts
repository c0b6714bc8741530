/** The operations of an Azure OpenAI account: their paths on both surfaces and the data action each needs. */

type OperationName =
  | 'chat'
  | 'completions'
  | 'embeddings'
  | 'createResponse'
  | 'readResponse'
  | 'deleteResponse'
  | 'models';

export type Operation = {
  readonly name: OperationName;
  readonly dataAction: string;
  /** From the path; on `/openai/v1` the body's `model` names the deployment. */
  readonly deployment: string | undefined;
  readonly responseId: string | undefined;
};

const ACCOUNT = 'Microsoft.CognitiveServices/accounts/OpenAI';
const DEPLOYMENT = `${ACCOUNT}/deployments`;

/** Data actions of the Responses API are assumed. */
const DATA_ACTIONS: Readonly<Record<OperationName, string>> = {
  chat: `${DEPLOYMENT}/chat/completions/action`,
  completions: `${DEPLOYMENT}/completions/action`,
  embeddings: `${DEPLOYMENT}/embeddings/action`,
  createResponse: `${ACCOUNT}/responses/write`,
  readResponse: `${ACCOUNT}/responses/read`,
  deleteResponse: `${ACCOUNT}/responses/delete`,
  models: `${ACCOUNT}/models/read`,
};

export const OPENAI_DATA_ACTIONS: readonly string[] = Object.values(DATA_ACTIONS);

const ROUTES: readonly (readonly [method: string, path: RegExp, name: OperationName])[] = [
  ['POST', /^\/openai\/deployments\/(?<deployment>[^/]+)\/chat\/completions$/, 'chat'],
  ['POST', /^\/openai\/deployments\/(?<deployment>[^/]+)\/completions$/, 'completions'],
  ['POST', /^\/openai\/deployments\/(?<deployment>[^/]+)\/embeddings$/, 'embeddings'],
  ['POST', /^\/openai\/v1\/chat\/completions$/, 'chat'],
  ['POST', /^\/openai\/v1\/completions$/, 'completions'],
  ['POST', /^\/openai\/v1\/embeddings$/, 'embeddings'],
  ['POST', /^\/openai(?:\/v1)?\/responses$/, 'createResponse'],
  ['GET', /^\/openai(?:\/v1)?\/responses\/(?<responseId>[^/]+)$/, 'readResponse'],
  ['DELETE', /^\/openai(?:\/v1)?\/responses\/(?<responseId>[^/]+)$/, 'deleteResponse'],
  ['GET', /^\/openai(?:\/v1)?\/models$/, 'models'],
];

export function findOperation(method: string, pathname: string): Operation | undefined {
  for (const [verb, path, name] of ROUTES) {
    const match = verb === method ? path.exec(pathname) : null;
    if (match !== null) {
      const { deployment, responseId } = match.groups ?? {};
      return {
        name,
        dataAction: DATA_ACTIONS[name],
        deployment: deployment === undefined ? undefined : decodeURIComponent(deployment),
        responseId,
      };
    }
  }
  return undefined;
}
