/**
 * What policies compute, in C# and, by hand, in JavaScript: the same logic over the same description of a request, as
 * somebody would write it who wrote a gateway for this one policy.
 */
import type { PolicyContext, Value } from '../../policy/expressions/index.ts';

export type Twin = {
  readonly name: string;
  /** `@(…)` or `@{…}`. */
  readonly expression: string;
  readonly byHand: (context: PolicyContext) => Value;
};

/** The request that all of them look at, as a context document; header names as a gateway holds them. */
export const CONTEXT = {
  variables: {
    path: { type: 'System.String', value: '/v1/chat/completions' },
    request: { type: 'System.String', value: 'balanced:gpt-4o' },
    backend: { type: 'System.String', value: 'account-1--gpt-4o' },
    recovery: { type: 'System.String', value: '1700000000000' },
    remaining: { type: 'System.Int32', value: '2' },
    accounts: {
      type: 'Newtonsoft.Json.Linq.JArray',
      value: JSON.stringify(
        Array.from({ length: 8 }, (_, index) => ({
          name: `account-${index + 1}`,
          priority: index < 4 ? 1 : 2,
          throttled: index % 3 === 0,
        })),
      ),
    },
    marks: {
      type: 'Newtonsoft.Json.Linq.JObject',
      value: JSON.stringify({ 'account-1': 1700000005000, 'account-3': 1690000000000 }),
    },
    marksText: {
      type: 'System.String',
      value: JSON.stringify({ 'account-1': 1700000005000, 'account-3': 1690000000000 }),
    },
  },
  request: {
    method: 'POST',
    url: 'https://gateway.example/openai/v1/chat/completions?api-version=2024-10-21',
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'api-key': 'secret',
      origin: 'https://a.example',
    },
    matchedParameters: { 'deployment-id': 'gpt-4o' },
    body: '{"model":"gpt-4o","store":false,"messages":[{"role":"user","content":"What does it do?"}]}',
  },
  response: {
    statusCode: 429,
    headers: { 'retry-after': '7', 'x-ms-region': 'Japan East' },
  },
  subscription: { id: 'team-a', name: 'Team A' },
};

const NAMES = ['account-1', 'account-2', 'account-3', 'account-4', 'account-5', 'account-6'];
const ANONYMOUS = NAMES.map(
  (name, index) => `new { name = "${name}", weight = ${(index % 3) + 1} }`,
).join(', ');

type Json = Record<string, unknown>;

const text = (context: PolicyContext, name: string) => String(context.variables.get(name));
const header = (headers: ReadonlyMap<string, readonly string[]> | undefined, name: string) =>
  headers?.get(name)?.join(',');
/** The JSON of a variable, taken apart once as the engine's own is. */
const MARKS: Json = JSON.parse(CONTEXT.variables.marks.value);
const ACCOUNTS: { name: string; priority: number; throttled: boolean }[] = JSON.parse(
  CONTEXT.variables.accounts.value,
);

export const TWINS: readonly Twin[] = [
  {
    name: 'a variable as text',
    expression: '@((string)context.Variables["backend"])',
    byHand: (context) => text(context, 'backend'),
  },
  {
    name: 'text with a variable',
    expression: '@("Bearer " + (string)context.Variables["backend"])',
    byHand: (context) => `Bearer ${text(context, 'backend')}`,
  },
  {
    name: 'a variable compared',
    expression: '@((string)context.Variables["request"] != "")',
    byHand: (context) => context.variables.get('request') !== '',
  },
  {
    name: 'a status, null-safe',
    expression: '@(context.Response?.StatusCode ?? 0)',
    byHand: (context) => context.response?.statusCode ?? 0,
  },
  {
    name: 'the condition of a retry',
    expression:
      '@(context.Response == null || context.Response.StatusCode == 429 || context.Response.StatusCode >= 500)',
    byHand: ({ response }) =>
      response === undefined || response.statusCode === 429 || response.statusCode >= 500,
  },
  {
    name: 'attempts left',
    expression: '@(context.Variables.GetValueOrDefault<int>("remaining", 3) - 1)',
    byHand: (context) => Number(context.variables.get('remaining') ?? 3) - 1,
  },
  {
    name: 'a header with a default',
    expression: '@(context.Response.Headers.GetValueOrDefault("Retry-After", "10"))',
    byHand: ({ response }) => header(response?.headers, 'retry-after') ?? '10',
  },
  {
    name: 'a header as a number',
    expression: '@(int.Parse(context.Response.Headers.GetValueOrDefault("Retry-After", "10")) * 2)',
    byHand: ({ response }) =>
      Number.parseInt(header(response?.headers, 'retry-after') ?? '10', 10) * 2,
  },
  {
    name: 'a content type',
    expression:
      '@(context.Request.Headers.GetValueOrDefault("Content-Type", "").ToLowerInvariant().Contains("json"))',
    byHand: ({ request }) =>
      (header(request.headers, 'content-type') ?? '').toLowerCase().includes('json'),
  },
  {
    name: 'a path behind a prefix',
    expression: `@{
      var path = context.Request.OriginalUrl.Path.ToLowerInvariant();
      return path.Substring(path.IndexOf("/", "/openai".Length));
    }`,
    byHand: ({ request }) => {
      const path = request.originalUrl.path.toLowerCase();
      return path.substring(path.indexOf('/', '/openai'.length));
    },
  },
  {
    name: 'the text behind a colon',
    expression:
      '@(((string)context.Variables["request"]).Substring(((string)context.Variables["request"]).IndexOf(":") + 1))',
    byHand: (context) => {
      const request = text(context, 'request');
      return request.substring(request.indexOf(':') + 1);
    },
  },
  {
    name: 'a matched parameter',
    expression: `@{
      var matched = context.Request.MatchedParameters;
      return matched.ContainsKey("deployment-id") ? "balanced:" + matched["deployment-id"] : "";
    }`,
    byHand: ({ request: { matchedParameters } }) =>
      matchedParameters.has('deployment-id')
        ? `balanced:${matchedParameters.get('deployment-id')}`
        : '',
  },
  {
    name: 'a name in a list',
    expression:
      '@(new string[] { "gpt-4o", "gpt-4o-mini", "o3" }.Contains(context.Request.MatchedParameters["deployment-id"]))',
    byHand: ({ request }) =>
      ['gpt-4o', 'gpt-4o-mini', 'o3'].includes(
        request.matchedParameters.get('deployment-id') ?? '',
      ),
  },
  {
    name: 'a line for the log',
    expression: `@((string)context.Variables["backend"] + (context.Response == null ? ": no response" : ": " + context.Response.StatusCode
      + ", region " + context.Response.Headers.GetValueOrDefault("x-ms-region", "-") + ", retry-after " + context.Response.Headers.GetValueOrDefault("Retry-After", "-")))`,
    byHand: (context) => {
      const { response } = context;
      return `${text(context, 'backend')}${
        response === undefined
          ? ': no response'
          : `: ${response.statusCode}, region ${header(response.headers, 'x-ms-region') ?? '-'}, retry-after ${header(response.headers, 'retry-after') ?? '-'}`
      }`;
    },
  },
  {
    name: 'the model of a body',
    expression:
      '@((string)JObject.Parse(context.Request.Body.As<string>(preserveContent: true))["model"])',
    byHand: ({ request }) => String(JSON.parse(request.body?.text ?? '').model),
  },
  {
    name: 'an error as JSON',
    expression: `@(new JObject(new JProperty("error", new JObject(
      new JProperty("message", "No account has capacity for this call."),
      new JProperty("type", "tokens"), new JProperty("code", "rate_limit_exceeded")))).ToString(Newtonsoft.Json.Formatting.None))`,
    byHand: () =>
      JSON.stringify({
        error: {
          message: 'No account has capacity for this call.',
          type: 'tokens',
          code: 'rate_limit_exceeded',
        },
      }),
  },
  {
    name: 'a list counted in a loop',
    expression: `@{
      JArray accounts = (JArray)context.Variables["accounts"];
      int left = 0;
      for (int i = 0; i < accounts.Count; i++) { if (!accounts[i].Value<bool>("throttled")) { left++; } }
      return left;
    }`,
    byHand: () => {
      let left = 0;
      for (const account of ACCOUNTS) if (!account.throttled) left += 1;
      return left;
    },
  },
  {
    name: 'the best of JSON objects',
    expression: `@(((JArray)context.Variables["accounts"]).Where(account => !(bool)account["throttled"])
      .OrderBy(account => (int)account["priority"]).Select(account => (string)account["name"]).First())`,
    byHand: () =>
      ACCOUNTS.filter((account) => !account.throttled)
        .sort((a, b) => a.priority - b.priority)
        .map((account) => account.name)[0] ?? '',
  },
  {
    name: 'the best of anonymous objects',
    expression: `@(new [] { ${ANONYMOUS} }.Where(account => account.name != "account-2").OrderByDescending(account => account.weight).First().name)`,
    byHand: () =>
      NAMES.map((name, index) => ({ name, weight: (index % 3) + 1 }))
        .filter((account) => account.name !== 'account-2')
        .sort((a, b) => b.weight - a.weight)[0]?.name ?? '',
  },
  {
    name: 'marks of accounts',
    expression: `@{
      var marks = (JObject)context.Variables["marks"];
      var now = long.Parse((string)context.Variables["recovery"]);
      return string.Join(",", new [] { "account-1", "account-2", "account-3" }.Where(name => marks[name] == null || (long)marks[name] <= now));
    }`,
    byHand: (context) => {
      const now = Number(text(context, 'recovery'));
      return ['account-1', 'account-2', 'account-3']
        .filter((name) => MARKS[name] === undefined || Number(MARKS[name]) <= now)
        .join(',');
    },
  },
  {
    name: 'marks read, one added, written',
    expression: `@{
      var marks = JObject.Parse((string)context.Variables["marksText"]);
      marks["account-2"] = long.Parse((string)context.Variables["recovery"]) + 5000;
      return marks.ToString(Newtonsoft.Json.Formatting.None);
    }`,
    byHand: (context) => {
      const marks: Json = JSON.parse(text(context, 'marksText'));
      marks['account-2'] = Number(text(context, 'recovery')) + 5000;
      return JSON.stringify(marks);
    },
  },
  {
    name: 'accounts in the order in which to ask them',
    expression: `@{
      var names = new[] { "account-1", "account-2", "account-3", "account-4", "account-5", "account-6" };
      var priorities = new[] { 2, 1, 2, 1, 1, 2 };
      var marks = (JObject)context.Variables["marks"];
      var now = long.Parse((string)context.Variables["recovery"]);
      var order = new double[names.Length];
      for (var index = 0; index < names.Length; index++) {
        order[index] = priorities[index] * 1000 + index;
        var mark = marks[names[index]];
        if (mark == null) { continue; }
        if ((double?)mark > now) { order[index] += 1000000; }
      }
      Array.Sort(order, names);
      return string.Join(",", names.Take(3));
    }`,
    byHand: (context) => {
      const now = Number(text(context, 'recovery'));
      const priorities = [2, 1, 2, 1, 1, 2];
      const ranked = NAMES.map((name, index) => {
        const later = Number(MARKS[name] ?? 0) > now ? 1_000_000 : 0;
        return { name, rank: (priorities[index] ?? 0) * 1000 + index + later };
      });
      ranked.sort((a, b) => a.rank - b.rank);
      return ranked
        .slice(0, 3)
        .map(({ name }) => name)
        .join(',');
    },
  },
  {
    name: 'headers that an API does not have',
    expression: `@{
      var known = " accept api-key authorization content-type host user-agent ";
      return string.Join(",", context.Request.Headers.Keys.Where(name => {
        var header = name.ToLowerInvariant();
        return !known.Contains(" " + header + " ") && !header.StartsWith("x-ms-");
      }));
    }`,
    byHand: ({ request }) => {
      const known = new Set([
        'accept',
        'api-key',
        'authorization',
        'content-type',
        'host',
        'user-agent',
      ]);
      return [...request.headers.keys()]
        .map((name) => name.toLowerCase())
        .filter((name) => !known.has(name) && !name.startsWith('x-ms-'))
        .join(',');
    },
  },
  {
    name: 'a wait from now on',
    expression: `@{
      var wait = Convert.ToInt64(context.Variables["recovery"]) - DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
      return (wait > 0 ? wait : 30000).ToString();
    }`,
    byHand: (context) => {
      const wait = Number(text(context, 'recovery')) - context.timestamp;
      return String(wait > 0 ? wait : 30_000);
    },
  },
];
