/**
 * Policies of others, written anew from what is publicly described of them, and no more than it takes to compare them. Each
 * calls Azure OpenAI as the gateway's identity and forwards what comes; what else a policy needs, they leave out.
 */
import type { Balancer } from '../../../policy/balancer.ts';

function document(inbound: string, backend: string): string {
  return `<policies>
  <inbound>
    <base />
    <authentication-managed-identity resource="https://cognitiveservices.azure.com" client-id="{{identity-client-id}}" />
${inbound}
  </inbound>
  <backend>
${backend}
  </backend>
  <outbound><base /></outbound>
  <on-error><base /></on-error>
</policies>`;
}

function urlsOf({ backends }: Balancer): readonly string[] {
  return [...new Set(backends.map(({ url }) => url))];
}

/** The article that this project grew from: one account at random, one try. Completed so that it forwards, and to /openai. */
export function randomPolicy(balancer: Balancer): string {
  const urls = urlsOf(balancer).map((url) => `"${url}"`);
  return document(
    `    <set-backend-service base-url='@(new[] { ${urls.join(', ')} }[new Random().Next(${urls.length})])' />`,
    '    <forward-request timeout="240" />',
  );
}

/**
 * A list of accounts in the cache with priorities; one that answers 429 or 5xx is left out for its Retry-After, or ten
 * seconds, whatever was asked of it; the next is tried at once. When all are left out, any is asked.
 */
export function cachedListPolicy(balancer: Balancer): string {
  const accounts = balancer.accounts.map(({ account, priority }) => {
    const url = balancer.backends.find(({ name }) => name === account)?.url ?? '';
    return `new JObject(new JProperty("url", "${url}"), new JProperty("priority", ${priority}), new JProperty("back", 0))`;
  });
  return document(
    `    <cache-lookup-value key="accounts" variable-name="accounts" />
    <choose>
      <when condition='@(!context.Variables.ContainsKey("accounts"))'>
        <set-variable name="accounts" value='@(new JArray(${accounts.join(', ')}).ToString())' />
      </when>
    </choose>
    <set-variable name="tried" value="@(0)" />
    <set-variable name="again" value="@(false)" />`,
    `    <retry condition='@((bool)context.Variables["again"])' count="50" interval="0" first-fast-retry="true">
      <set-variable name="url" value='@{
        var accounts = JArray.Parse((string)context.Variables["accounts"]);
        var now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        var open = accounts.Where(one => (long)one["back"] &lt;= now).ToList();
        if (open.Count == 0) { open = accounts.ToList(); }
        var best = open.Min(one => (int)one["priority"]);
        var group = open.Where(one => (int)one["priority"] == best).ToList();
        return (string)group[new Random().Next(group.Count)]["url"];
      }' />
      <set-backend-service base-url='@((string)context.Variables["url"])' />
      <forward-request timeout="240" buffer-request-body="true" />
      <set-variable name="again" value="@(false)" />
      <choose>
        <when condition='@(context.Response != null &amp;&amp; (context.Response.StatusCode == 429 || context.Response.StatusCode >= 500))'>
          <cache-lookup-value key="accounts" default-value='@((string)context.Variables["accounts"])' variable-name="accounts" />
          <set-variable name="accounts" value='@{
            var accounts = JArray.Parse((string)context.Variables["accounts"]);
            int seconds;
            if (!int.TryParse(context.Response.Headers.GetValueOrDefault("Retry-After", ""), out seconds)) { seconds = 10; }
            var account = accounts.First(one => (string)one["url"] == (string)context.Variables["url"]);
            account["back"] = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() + 1000 * seconds;
            return accounts.ToString();
          }' />
          <cache-store-value key="accounts" value='@((string)context.Variables["accounts"])' duration="300" />
          <set-variable name="tried" value='@((int)context.Variables["tried"] + 1)' />
          <set-variable name="again" value='@(JArray.Parse((string)context.Variables["accounts"]).Any(one => (long)one["back"] &lt;= DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()) &amp;&amp; (int)context.Variables["tried"] &lt; 10)' />
        </when>
      </choose>
    </retry>`,
  );
}

/** A pool for each model, three tries at once: what most samples have. Breakers are the balancer's. */
export function nativePoolPolicy({ models }: Balancer): string {
  const [first, ...others] = models;
  const choices = others.map(
    ({ name, pool }) => `path.Contains("/deployments/${name}/") ? "${pool?.name}" : `,
  );
  return document(
    `    <set-backend-service backend-id='@{
      var path = context.Request.Url.Path;
      return ${choices.join('')}"${first?.pool?.name}";
    }' />`,
    `    <retry condition='@(context.Response != null &amp;&amp; (context.Response.StatusCode == 429 || context.Response.StatusCode >= 500))' count="2" interval="0" first-fast-retry="true">
      <forward-request timeout="240" buffer-request-body="true" />
    </retry>`,
  );
}
