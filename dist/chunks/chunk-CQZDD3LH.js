import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  MODELS,
  ROLES,
  measure,
  situationOf
} from "./chunk-GO35JU74.js";
import {
  createSchema,
  expectationsOf,
  milliseconds,
  require_ucs2length,
  shareOf
} from "./chunk-IVEV3KM5.js";
import {
  isMet
} from "./chunk-FT5OCPVE.js";
import {
  readDocument,
  toldOnce
} from "./chunk-3L4MNKEA.js";
import {
  error
} from "./chunk-EMJBHTV7.js";
import {
  messageOf
} from "./chunk-GHUUZ5VI.js";
import {
  suggestion
} from "./chunk-Q2IWNMJM.js";
import {
  durationSeconds
} from "./chunk-A3RQCBOI.js";

// action/simulation/measure.ts
var LONG = 1800;
var PART = 900;
async function measureRuns(all, { onResult, onProgress, threads } = {}) {
  const jobs = all.flatMap(
    ({ seeds, ...run }, index) => seeds.flatMap((seed) => partsOf(run).map((span) => ({ index, job: { ...run, seed, span } })))
  );
  const { runJobs } = await import("./threads-OSC5P3QJ.js");
  const results = [];
  const measured = [];
  const progress = createProgress(
    jobs.map(({ job }) => job),
    onProgress
  );
  await runJobs(
    jobs.map(({ job }) => job),
    {
      onProgress: progress.reached,
      onResult(done, result) {
        progress.reached(done, Number.POSITIVE_INFINITY);
        results[done] = result;
        const index = jobs[done]?.index ?? 0;
        const run = all[index];
        const own = jobs.flatMap(
          (one, at) => one.index === index ? [{ seed: one.job.seed, result: results[at] }] : []
        );
        if (run === void 0 || own.some((one) => one.result === void 0)) return;
        const runs = run.seeds.map(
          (seed) => own.flatMap(
            (one) => one.seed === seed && one.result !== void 0 ? [one.result.counts] : []
          )
        );
        const situation = situationOf(run.scenario, run.balancer, run.scale);
        measured[index] = { ...measure(situation, runs), holes: own[0]?.result?.holes ?? [] };
        onResult?.(index, measured[index]);
      }
    },
    threads
  );
  return measured;
}
function partsOf(run) {
  const seconds = secondsOf(run);
  if (seconds === void 0 || seconds < LONG) return [void 0];
  const count = Math.ceil(seconds / PART);
  return Array.from({ length: count }, (_, index) => ({
    from: index * PART * 1e3,
    until: index === count - 1 ? Number.POSITIVE_INFINITY : (index + 1) * PART * 1e3
  }));
}
function secondsOf({ scenario, log }) {
  return log === void 0 ? scenario.stages.reduce((sum, { seconds }) => sum + seconds, 0) : void 0;
}
var IDEAL_WEIGHT = 0.1;
function createProgress(jobs, tell) {
  const weights = jobs.map(({ policy }) => policy === void 0 ? IDEAL_WEIGHT : 1);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const shares = jobs.map(() => 0);
  return {
    reached(index, seconds) {
      const job = jobs[index];
      if (job === void 0 || tell === void 0) return;
      const from = (job.span?.from ?? 0) / 1e3;
      const end = secondsOf(job) ?? Number.POSITIVE_INFINITY;
      const length = Math.min(end - from, job.span === void 0 ? end : PART);
      const share = seconds === Number.POSITIVE_INFINITY ? 1 : (seconds - from) / length;
      shares[index] = Math.max(shares[index] ?? 0, Math.min(1, share));
      tell(shares.reduce((sum, one, at) => sum + one * (weights[at] ?? 0), 0) / total);
    }
  };
}

// action/simulation/simulate.ts
async function simulateStories(stories, options) {
  const { balancer, policy, seed, onProgress, threads } = options;
  const runs = stories.flatMap(({ scenario, log }) => {
    const scale = scaleOf(scenario, options);
    const run = { scenario, balancer, seeds: [seed], scale, log };
    return [
      { ...run, policy },
      { ...run, policy: void 0 }
    ];
  });
  const parts = [];
  const results = [];
  await measureRuns(runs, {
    threads,
    ...onProgress === void 0 ? {} : { onProgress },
    onResult(index, part) {
      parts[index] = part;
      const place = Math.floor(index / 2);
      const [story, own, ideal] = [stories[place], parts[2 * place], parts[2 * place + 1]];
      if (story === void 0 || own === void 0 || ideal === void 0) return;
      const result = resultOf(story, own, ideal, options);
      results[place] = result;
      options.onResult?.(result, Object.keys(results).length);
    }
  });
  return results;
}
function scaleOf(scenario, { balancer, requests }) {
  if (requests === void 0) return 1;
  const { workload } = situationOf(scenario, balancer);
  let [from, expected] = [0, 0];
  for (const { until, rate } of workload.stages) {
    expected += (until - from) * rate;
    from = until;
  }
  return Math.min(1, requests / expected);
}
function resultOf({ scenario }, { figures, timeline, holes }, ideal, options) {
  const { balancer, expectations } = options;
  const { accounts, workload, units } = situationOf(scenario, balancer, scaleOf(scenario, options));
  return {
    name: scenario.name,
    about: scenario.about,
    figures,
    ideal: ideal.figures,
    timeline,
    holes,
    judgements: judge(scenario, expectations, figures, ideal.figures),
    situation: { accounts, workload, units }
  };
}
function judge({ expectations: own }, general, figures, ideal) {
  const judgement = (expectation, forgiving) => {
    const figure = metricOf(expectation.metric, figures, ideal);
    const possible = isMet(expectation, metricOf(expectation.metric, ideal, ideal));
    if (isMet(expectation, figure)) return { expectation, figure, verdict: "met" };
    return { expectation, figure, verdict: forgiving && !possible ? "beyond" : "missed" };
  };
  const replaced = new Set(own.map(({ metric }) => metric));
  return [
    // Whoever wrote it for this scenario means it; a general one asks for what is possible.
    ...own.map((expectation) => judgement(expectation, false)),
    ...general.filter(({ metric }) => !replaced.has(metric)).map((expectation) => judgement(expectation, true))
  ];
}
function metricOf(metric, figures, ideal) {
  switch (metric) {
    case "served":
      return figures.othersServed;
    case "ofIdeal":
      return figures.othersServed / ideal.othersServed;
    case "throttled":
      return figures.othersThrottled;
    case "failed":
      return figures.othersFailed;
    case "attempts":
      return figures.callsPerRequest;
    case "addedP95":
      return figures.addedLatency;
    case "recovery":
      return figures.recovery;
  }
}

// action/simulation/stories.ts
import { readFile } from "node:fs/promises";
import { basename, dirname, relative, resolve } from "node:path";

// action/simulation/catalogue/index.ts
var catalogue = {
  "steady": "about: Half of what the accounts take, and nothing goes wrong\ntraffic: { load: 55% }\n",
  "burst": "about: Ten seconds of three times the load, again and again\ntraffic:\n  load:\n    - { for: PT1M30S, load: 40% }\n    - { for: PT10S, load: 150% }\n    - { for: PT1M30S, load: 40% }\n    - { for: PT10S, load: 150% }\n    - { for: PT1M30S, load: 40% }\n    - { for: PT10S, load: 150% }\n    - { for: PT1M30S, load: 40% }\n",
  "spike": "about: Provisioned throughput first; two minutes of more than it takes spill over\ntraffic:\n  load:\n    - { for: PT3M20S, load: 35% }\n    - { for: PT2M, load: 90% }\n    - { for: PT4M40S, load: 35% }\naccounts:\n  preferred: { provisioned: true }\n",
  "busy": "about: Nearly all that the accounts take\ntraffic: { load: 95% }\n",
  "overload": "about: Half as much again as all accounts take, so all of them throttle\ntraffic: { load: 150% }\n",
  "no-waits": "about: Nearly all that the accounts take, and their 429s tell no wait\ntraffic: { load: 95% }\naccounts:\n  each: { wait: none }\n",
  "few-accounts": "about: The model that the fewest accounts serve\ntraffic: { model: rarest, load: 80% }\n",
  "long-completions": "about: Answers of up to 4,000 tokens, which take a minute\ntraffic: { load: 70%, prompt: [500, 1500], answer: [2000, 4000] }\n",
  "chains": "about: Half of the calls begin conversations that one account holds\ntraffic:\n  load: 55%\n  chains: { share: 50%, turns: 5 }\n",
  "account-down": "about: A preferred account refuses connections for five and a half minutes\ntraffic: { load: 40% }\nfaults:\n  - { account: any, is: unreachable, from: PT2M, until: PT7M30S }\n",
  "recovery": "about: A preferred account answers 503 for three minutes, then is well\ntraffic: { load: 40% }\nfaults:\n  - { account: any, is: failing, status: 503, from: PT3M, until: PT6M }\n",
  "slow-account": "about: A preferred account takes five times as long, for five and a half minutes\ntraffic: { load: 40% }\nfaults:\n  - { account: any, is: slow, factor: 5, from: PT2M, until: PT7M30S }\n",
  "account-hanging": "about: A preferred account takes calls and never answers, for five and a half minutes\ntraffic: { load: 40% }\nfaults:\n  - { account: any, is: hanging, from: PT2M, until: PT7M30S }\n",
  "misconfigured-account": "about: A preferred account refuses the gateway's identity all the time\ntraffic: { load: 40% }\nfaults:\n  - { account: any, is: unauthorized }\n",
  "missing-deployment": "about: A preferred account lacks the deployment all the time\ntraffic: { load: 40% }\nfaults:\n  - { account: any, is: undeployed }\n",
  "errors-everywhere": "about: Every account answers 500 to one request in twenty\ntraffic: { load: 55% }\nfaults:\n  - { account: each, is: failing, share: 5% }\n",
  "failing-caller": "about: The requests of one caller of fifty fail on every account\ntraffic: { load: 55%, failing: 1 }\n",
  "failing-callers": "about: The requests of five callers of fifty fail on every account\ntraffic: { load: 80%, failing: 5 }\n",
  "oversized-caller": "about: One caller of fifty asks for more than any account takes in a minute\ntraffic: { load: 55%, oversized: 1 }\n"
};

// action/simulation/checks.ts
function scenarioComplaints(scenario, balancer) {
  const { traffic = {}, accounts = {}, faults = [], expect = {} } = scenario;
  return [
    ...trafficComplaints(scenario, balancer),
    ...["prompt", "answer"].flatMap((key) => {
      const tokens = traffic[key];
      return typeof tokens !== "object" || tokens[0] <= tokens[1] ? [] : [error(["traffic", key], `the least, ${tokens[0]}, is more than the most, ${tokens[1]}`)];
    }),
    ...Object.entries(accounts).flatMap(([role, assumption]) => [
      ...nameComplaints(["accounts", role], role, balancer),
      ...(assumption.provisioned === true ? ["requestsPerMinute", "requestWindow"].filter((key) => key in assumption) : ["burst"].filter((key) => key in assumption)).map(
        (key) => error(
          ["accounts", role, key],
          assumption.provisioned === true ? "provisioned throughput has no such limit: leave it out" : "only provisioned throughput has it: add provisioned: true, or leave it out"
        )
      )
    ]),
    ...faults.flatMap((fault, index) => faultComplaints(fault, index, balancer)),
    ...expectationsOf(expect).faults.map(({ metric, fault }) => error(["expect", metric], fault))
  ];
}
function trafficComplaints({ traffic = {}, duration }, { models }) {
  const { load, log, model, callers = 50, failing = 0, oversized = 0, chains } = traffic;
  const names = models.map(({ name }) => name);
  const known = [...MODELS, ...names];
  return [
    ...log !== void 0 && load !== void 0 ? [error(["traffic", "load"], "the log says how much is asked: leave out load, or the log")] : [],
    ...log !== void 0 && chains !== void 0 ? [error(["traffic", "chains"], "a log does not tell what belongs together: leave it out")] : [],
    ...duration !== void 0 && (log !== void 0 || typeof load === "object") ? [
      error(
        ["duration"],
        `${log === void 0 ? "the parts of traffic.load say" : "the log says"} how long it lasts: leave it out`
      )
    ] : [],
    ...model === void 0 || known.includes(model) || names.includes("*") ? [] : [
      error(
        ["traffic", "model"],
        `no account has the model "${model}"${suggestion(model, known)}: there are ${names.join(", ")}`
      )
    ],
    ...failing + oversized > callers ? [
      error(
        ["traffic", failing > 0 ? "failing" : "oversized"],
        `${failing + oversized} of ${callers} callers: there are not so many`
      )
    ] : []
  ];
}
function nameComplaints(path, name, { accounts }) {
  const names = accounts.map(({ account }) => account);
  const known = [...ROLES, ...names];
  return known.includes(name) ? [] : [
    error(
      path,
      `no account is called "${name}"${suggestion(name, known)}: there are ${names.join(", ")}, and the roles ${ROLES.join(", ")}`
    )
  ];
}
function faultComplaints({ account, is, from = "PT0S", until, factor, ...failing }, index, balancer) {
  const path = ["faults", index];
  const only = (key) => is === "failing" || failing[key] === void 0 ? [] : [error([...path, key], `belongs to failing, not to ${is}: leave it out`)];
  return [
    ...nameComplaints([...path, "account"], account, balancer),
    ...only("share"),
    ...only("status"),
    ...is === "slow" && factor === void 0 ? [error(path, 'missing key "factor": how many times as long answers take')] : [],
    ...is !== "slow" && factor !== void 0 ? [error([...path, "factor"], `belongs to slow, not to ${is}: leave it out`)] : [],
    ...until !== void 0 && durationSeconds(until) <= durationSeconds(from) ? [error([...path, "until"], `${until} is not after ${from}`)] : []
  ];
}

// action/simulation/validator.ts
var validate = validate11;
var schema55 = { "$schema": "http://json-schema.org/draft-07/schema#", "title": "Scenario", "description": "What happens to the accounts behind a load balancer, and what is asked of it meanwhile. For aolb simulate.", "type": "object", "additionalProperties": false, "properties": { "about": { "description": "One line that reports show.", "type": "string", "maxLength": 200 }, "duration": { "$ref": "#/definitions/duration", "description": "How long it lasts, in virtual time. Not where traffic.load is a list, or a log is replayed.", "default": "PT10M" }, "traffic": { "description": "Who calls, and for how much.", "type": "object", "additionalProperties": false, "properties": { "model": { "description": "A model of load-balancer.yml; or commonest, the one that most accounts serve, or rarest.", "type": "string", "default": "commonest" }, "load": { "description": "A share of what the model's accounts take together, or requests a second; or a list of both, each with the time for which it holds.", "type": ["string", "array"], "pattern": "^[0-9]+(\\.[0-9]+)?(%|/s)$", "expected": "a share of the capacity such as 55%, or requests a second such as 12/s, or a list", "default": "55%", "minItems": 1, "items": { "type": "object", "additionalProperties": false, "required": ["for", "load"], "properties": { "for": { "$ref": "#/definitions/duration" }, "load": { "$ref": "#/definitions/load" } } } }, "log": { "description": "Replays a log instead of load.", "type": "object", "additionalProperties": false, "required": ["file"], "properties": { "file": { "description": "CSV or JSON lines, relative to the scenario; sorted by time.", "type": "string", "minLength": 1 }, "columns": { "description": "Names of the columns, where they cannot be guessed.", "type": "object", "additionalProperties": false, "properties": { "time": { "description": "When the call arrived.", "type": "string" }, "model": { "description": "The model or deployment.", "type": "string" }, "prompt": { "description": "Tokens of the prompt.", "type": "string" }, "answer": { "description": "Tokens of the answer.", "type": "string" }, "total": { "description": "Tokens of both, where they are not told apart.", "type": "string" } } } } }, "callers": { "description": "How many call; each request is any one's.", "type": "integer", "minimum": 1, "maximum": 1e4, "default": 50 }, "failing": { "description": "How many of them send requests that every account answers with 500.", "type": "integer", "minimum": 0, "default": 0 }, "oversized": { "description": "How many of them ask for more tokens than any account takes.", "type": "integer", "minimum": 0, "default": 0 }, "prompt": { "$ref": "#/definitions/tokens", "description": "Tokens of a prompt: a number, or the least and the most.", "default": "[300, 700]" }, "answer": { "$ref": "#/definitions/tokens", "description": "Most tokens of an answer (max_tokens): a number, or the least and the most. Between a fifth and all of them are generated.", "default": "[300, 700]" }, "retries": { "description": "How often callers' SDKs try again; OpenAI's do it twice by default. They honour the waits that they are told.", "type": "integer", "minimum": 0, "maximum": 10, "default": 0 }, "chains": { "description": "Calls that go on from a stored response (previous_response_id), which one account holds.", "type": "object", "additionalProperties": false, "required": ["share", "turns"], "properties": { "share": { "$ref": "#/definitions/share", "description": "Of the calls, how many begin a chain." }, "turns": { "description": "Calls of a chain.", "type": "integer", "minimum": 2, "maximum": 100 } } } } }, "accounts": { "description": "What accounts are assumed to take and to tell, by role (each, preferred: those of the best priority, others, any: one that is preferred) or by name. Where several mean an account, the later counts.", "type": "object", "additionalProperties": { "type": "object", "additionalProperties": false, "properties": { "provisioned": { "description": "Provisioned throughput instead of a quota.", "type": "boolean", "default": false }, "tokensPerMinute": { "description": "Of each deployment.", "type": "integer", "minimum": 1, "default": 1e5 }, "requestsPerMinute": { "description": "Of each deployment. Left out: 6 for each 1,000 tokens a minute.", "type": "integer", "minimum": 1 }, "requestWindow": { "description": "How long requests are counted together.", "enum": ["PT1S", "PT10S"], "default": "PT10S" }, "burst": { "$ref": "#/definitions/duration", "description": "Of provisioned throughput: how long it takes twice as much at once. Azure documents no figure.", "default": "PT10S" }, "wait": { "description": "What a 429 tells of the wait: retry-after and retry-after-ms, one of them, a date, or nothing.", "enum": ["both", "seconds", "milliseconds", "date", "none"], "default": "both" }, "limits": { "description": "What answers tell of what is left: the figures, -1 (hidden), or nothing.", "enum": ["told", "hidden", "none"], "default": "told" }, "latency": { "description": "How long answers take.", "type": "object", "additionalProperties": false, "properties": { "first": { "$ref": "#/definitions/time", "description": "Until the first token.", "default": "200ms" }, "token": { "$ref": "#/definitions/time", "description": "For each token.", "default": "15ms" } } } } } }, "faults": { "description": "What is wrong with accounts, and when.", "type": "array", "items": { "type": "object", "additionalProperties": false, "required": ["account", "is"], "properties": { "account": { "description": "A role (each, preferred, others, any) or an account's name.", "type": "string" }, "is": { "description": "unreachable: refuses connections. hanging: never answers. unauthorized: 401, the gateway lacks its role. undeployed: 404, the deployment is missing. failing: answers 5xx. slow: takes longer.", "enum": ["unreachable", "hanging", "unauthorized", "undeployed", "failing", "slow"] }, "from": { "$ref": "#/definitions/duration", "description": "Since the start.", "default": "PT0S" }, "until": { "$ref": "#/definitions/duration", "description": "Since the start. Left out: to the end." }, "share": { "$ref": "#/definitions/share", "description": "Of failing: how many of the answers.", "default": "100%" }, "status": { "description": "Of failing.", "type": "integer", "minimum": 500, "maximum": 599, "default": 500 }, "factor": { "description": "Of slow: how many times as long.", "type": "number", "exclusiveMinimum": 1 } } } }, "units": { "description": "Gateway units. Left out: as many as gateway.sku says.", "type": "integer", "minimum": 1, "maximum": 31 }, "expect": { "description": "What must come out, or aolb simulate fails.", "type": "object", "additionalProperties": false, "properties": { "served": { "$ref": "#/definitions/comparison", "description": "Share of the requests that are served, of the callers whose requests can be." }, "ofIdeal": { "$ref": "#/definitions/comparison", "description": "The same as a share of what an ideal balancer serves." }, "throttled": { "$ref": "#/definitions/comparison", "description": "Share of their requests that end with 429." }, "failed": { "$ref": "#/definitions/comparison", "description": "Share of their requests that end with 5xx." }, "attempts": { "$ref": "#/definitions/comparison", "description": "Calls that reach an account, for each request." }, "addedP95": { "$ref": "#/definitions/comparison", "description": "How much longer than their account took 95 % of the served requests waited at most." }, "recovery": { "$ref": "#/definitions/comparison", "description": "How long after the end of a fault its account serves again." } } } }, "definitions": { "duration": { "type": "string", "pattern": "^P(?=.)([0-9]+D)?(T(?=.)([0-9]+H)?([0-9]+M)?([0-9]+S)?)?$", "expected": "an ISO 8601 duration of days, hours, minutes and seconds, such as PT30S or PT10M" }, "time": { "type": "string", "pattern": "^[0-9]+(\\.[0-9]+)?(ms|s)$", "expected": "a time such as 200ms or 1.5s" }, "share": { "type": "string", "pattern": "^(100|[0-9]{1,2}(\\.[0-9]+)?)%$", "expected": "a share such as 30%" }, "load": { "type": "string", "pattern": "^[0-9]+(\\.[0-9]+)?(%|/s)$", "expected": "a share of the capacity such as 55%, or requests a second such as 12/s" }, "tokens": { "type": ["integer", "array"], "minimum": 1, "maximum": 1e6, "minItems": 2, "maxItems": 2, "items": { "type": "integer", "minimum": 1, "maximum": 1e6 }, "expected": "tokens: a number, or the least and the most such as [300, 700]" }, "comparison": { "type": "string", "pattern": "^(>=|<=|>|<) *[0-9]+(\\.[0-9]+)?(%|ms|s)?$", "expected": 'a comparison such as ">= 99.9%", "<= 1.1" or "< 500ms"' } } };
var schema56 = { "type": "string", "pattern": "^P(?=.)([0-9]+D)?(T(?=.)([0-9]+H)?([0-9]+M)?([0-9]+S)?)?$", "expected": "an ISO 8601 duration of days, hours, minutes and seconds, such as PT30S or PT10M" };
var schema58 = { "type": "string", "pattern": "^[0-9]+(\\.[0-9]+)?(%|/s)$", "expected": "a share of the capacity such as 55%, or requests a second such as 12/s" };
var schema59 = { "type": ["integer", "array"], "minimum": 1, "maximum": 1e6, "minItems": 2, "maxItems": 2, "items": { "type": "integer", "minimum": 1, "maximum": 1e6 }, "expected": "tokens: a number, or the least and the most such as [300, 700]" };
var schema61 = { "type": "string", "pattern": "^(100|[0-9]{1,2}(\\.[0-9]+)?)%$", "expected": "a share such as 30%" };
var schema63 = { "type": "string", "pattern": "^[0-9]+(\\.[0-9]+)?(ms|s)$", "expected": "a time such as 200ms or 1.5s" };
var schema68 = { "type": "string", "pattern": "^(>=|<=|>|<) *[0-9]+(\\.[0-9]+)?(%|ms|s)?$", "expected": 'a comparison such as ">= 99.9%", "<= 1.1" or "< 500ms"' };
var func3 = require_ucs2length().default;
var func2 = Object.prototype.hasOwnProperty;
var pattern71 = new RegExp("^P(?=.)([0-9]+D)?(T(?=.)([0-9]+H)?([0-9]+M)?([0-9]+S)?)?$", "u");
var pattern72 = new RegExp("^[0-9]+(\\.[0-9]+)?(%|/s)$", "u");
var pattern75 = new RegExp("^(100|[0-9]{1,2}(\\.[0-9]+)?)%$", "u");
var pattern77 = new RegExp("^[0-9]+(\\.[0-9]+)?(ms|s)$", "u");
var pattern64 = new RegExp("^(>=|<=|>|<) *[0-9]+(\\.[0-9]+)?(%|ms|s)?$", "u");
function validate11(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "about" || key0 === "duration" || key0 === "traffic" || key0 === "accounts" || key0 === "faults" || key0 === "units" || key0 === "expect")) {
        const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: false, parentSchema: schema55, data };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.about !== void 0) {
      let data0 = data.about;
      if (typeof data0 === "string") {
        if (func3(data0) > 200) {
          const err1 = { instancePath: instancePath + "/about", schemaPath: "#/properties/about/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters", schema: 200, parentSchema: schema55.properties.about, data: data0 };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
      } else {
        const err2 = { instancePath: instancePath + "/about", schemaPath: "#/properties/about/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema55.properties.about.type, parentSchema: schema55.properties.about, data: data0 };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.duration !== void 0) {
      let data1 = data.duration;
      if (typeof data1 === "string") {
        if (!pattern71.test(data1)) {
          const err3 = { instancePath: instancePath + "/duration", schemaPath: "#/definitions/duration/pattern", keyword: "pattern", params: { pattern: "^P(?=.)([0-9]+D)?(T(?=.)([0-9]+H)?([0-9]+M)?([0-9]+S)?)?$" }, message: 'must match pattern "^P(?=.)([0-9]+D)?(T(?=.)([0-9]+H)?([0-9]+M)?([0-9]+S)?)?$"', schema: "^P(?=.)([0-9]+D)?(T(?=.)([0-9]+H)?([0-9]+M)?([0-9]+S)?)?$", parentSchema: schema56, data: data1 };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = { instancePath: instancePath + "/duration", schemaPath: "#/definitions/duration/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema56.type, parentSchema: schema56, data: data1 };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.traffic !== void 0) {
      let data2 = data.traffic;
      if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
        for (const key1 in data2) {
          if (!func2.call(schema55.properties.traffic.properties, key1)) {
            const err5 = { instancePath: instancePath + "/traffic", schemaPath: "#/properties/traffic/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties", schema: false, parentSchema: schema55.properties.traffic, data: data2 };
            if (vErrors === null) {
              vErrors = [err5];
            } else {
              vErrors.push(err5);
            }
            errors++;
          }
        }
        if (data2.model !== void 0) {
          let data3 = data2.model;
          if (typeof data3 !== "string") {
            const err6 = { instancePath: instancePath + "/traffic/model", schemaPath: "#/properties/traffic/properties/model/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema55.properties.traffic.properties.model.type, parentSchema: schema55.properties.traffic.properties.model, data: data3 };
            if (vErrors === null) {
              vErrors = [err6];
            } else {
              vErrors.push(err6);
            }
            errors++;
          }
        }
        if (data2.load !== void 0) {
          let data4 = data2.load;
          if (typeof data4 !== "string" && !Array.isArray(data4)) {
            const err7 = { instancePath: instancePath + "/traffic/load", schemaPath: "#/properties/traffic/properties/load/type", keyword: "type", params: { type: schema55.properties.traffic.properties.load.type }, message: "must be string,array", schema: schema55.properties.traffic.properties.load.type, parentSchema: schema55.properties.traffic.properties.load, data: data4 };
            if (vErrors === null) {
              vErrors = [err7];
            } else {
              vErrors.push(err7);
            }
            errors++;
          }
          if (typeof data4 === "string") {
            if (!pattern72.test(data4)) {
              const err8 = { instancePath: instancePath + "/traffic/load", schemaPath: "#/properties/traffic/properties/load/pattern", keyword: "pattern", params: { pattern: "^[0-9]+(\\.[0-9]+)?(%|/s)$" }, message: 'must match pattern "^[0-9]+(\\.[0-9]+)?(%|/s)$"', schema: "^[0-9]+(\\.[0-9]+)?(%|/s)$", parentSchema: schema55.properties.traffic.properties.load, data: data4 };
              if (vErrors === null) {
                vErrors = [err8];
              } else {
                vErrors.push(err8);
              }
              errors++;
            }
          }
          if (Array.isArray(data4)) {
            if (data4.length < 1) {
              const err9 = { instancePath: instancePath + "/traffic/load", schemaPath: "#/properties/traffic/properties/load/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items", schema: 1, parentSchema: schema55.properties.traffic.properties.load, data: data4 };
              if (vErrors === null) {
                vErrors = [err9];
              } else {
                vErrors.push(err9);
              }
              errors++;
            }
            const len0 = data4.length;
            for (let i0 = 0; i0 < len0; i0++) {
              let data5 = data4[i0];
              if (data5 && typeof data5 == "object" && !Array.isArray(data5)) {
                if (data5.for === void 0) {
                  const err10 = { instancePath: instancePath + "/traffic/load/" + i0, schemaPath: "#/properties/traffic/properties/load/items/required", keyword: "required", params: { missingProperty: "for" }, message: "must have required property 'for'", schema: schema55.properties.traffic.properties.load.items.required, parentSchema: schema55.properties.traffic.properties.load.items, data: data5 };
                  if (vErrors === null) {
                    vErrors = [err10];
                  } else {
                    vErrors.push(err10);
                  }
                  errors++;
                }
                if (data5.load === void 0) {
                  const err11 = { instancePath: instancePath + "/traffic/load/" + i0, schemaPath: "#/properties/traffic/properties/load/items/required", keyword: "required", params: { missingProperty: "load" }, message: "must have required property 'load'", schema: schema55.properties.traffic.properties.load.items.required, parentSchema: schema55.properties.traffic.properties.load.items, data: data5 };
                  if (vErrors === null) {
                    vErrors = [err11];
                  } else {
                    vErrors.push(err11);
                  }
                  errors++;
                }
                for (const key2 in data5) {
                  if (!(key2 === "for" || key2 === "load")) {
                    const err12 = { instancePath: instancePath + "/traffic/load/" + i0, schemaPath: "#/properties/traffic/properties/load/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, message: "must NOT have additional properties", schema: false, parentSchema: schema55.properties.traffic.properties.load.items, data: data5 };
                    if (vErrors === null) {
                      vErrors = [err12];
                    } else {
                      vErrors.push(err12);
                    }
                    errors++;
                  }
                }
                if (data5.for !== void 0) {
                  let data6 = data5.for;
                  if (typeof data6 === "string") {
                    if (!pattern71.test(data6)) {
                      const err13 = { instancePath: instancePath + "/traffic/load/" + i0 + "/for", schemaPath: "#/definitions/duration/pattern", keyword: "pattern", params: { pattern: "^P(?=.)([0-9]+D)?(T(?=.)([0-9]+H)?([0-9]+M)?([0-9]+S)?)?$" }, message: 'must match pattern "^P(?=.)([0-9]+D)?(T(?=.)([0-9]+H)?([0-9]+M)?([0-9]+S)?)?$"', schema: "^P(?=.)([0-9]+D)?(T(?=.)([0-9]+H)?([0-9]+M)?([0-9]+S)?)?$", parentSchema: schema56, data: data6 };
                      if (vErrors === null) {
                        vErrors = [err13];
                      } else {
                        vErrors.push(err13);
                      }
                      errors++;
                    }
                  } else {
                    const err14 = { instancePath: instancePath + "/traffic/load/" + i0 + "/for", schemaPath: "#/definitions/duration/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema56.type, parentSchema: schema56, data: data6 };
                    if (vErrors === null) {
                      vErrors = [err14];
                    } else {
                      vErrors.push(err14);
                    }
                    errors++;
                  }
                }
                if (data5.load !== void 0) {
                  let data7 = data5.load;
                  if (typeof data7 === "string") {
                    if (!pattern72.test(data7)) {
                      const err15 = { instancePath: instancePath + "/traffic/load/" + i0 + "/load", schemaPath: "#/definitions/load/pattern", keyword: "pattern", params: { pattern: "^[0-9]+(\\.[0-9]+)?(%|/s)$" }, message: 'must match pattern "^[0-9]+(\\.[0-9]+)?(%|/s)$"', schema: "^[0-9]+(\\.[0-9]+)?(%|/s)$", parentSchema: schema58, data: data7 };
                      if (vErrors === null) {
                        vErrors = [err15];
                      } else {
                        vErrors.push(err15);
                      }
                      errors++;
                    }
                  } else {
                    const err16 = { instancePath: instancePath + "/traffic/load/" + i0 + "/load", schemaPath: "#/definitions/load/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema58.type, parentSchema: schema58, data: data7 };
                    if (vErrors === null) {
                      vErrors = [err16];
                    } else {
                      vErrors.push(err16);
                    }
                    errors++;
                  }
                }
              } else {
                const err17 = { instancePath: instancePath + "/traffic/load/" + i0, schemaPath: "#/properties/traffic/properties/load/items/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema55.properties.traffic.properties.load.items.type, parentSchema: schema55.properties.traffic.properties.load.items, data: data5 };
                if (vErrors === null) {
                  vErrors = [err17];
                } else {
                  vErrors.push(err17);
                }
                errors++;
              }
            }
          }
        }
        if (data2.log !== void 0) {
          let data8 = data2.log;
          if (data8 && typeof data8 == "object" && !Array.isArray(data8)) {
            if (data8.file === void 0) {
              const err18 = { instancePath: instancePath + "/traffic/log", schemaPath: "#/properties/traffic/properties/log/required", keyword: "required", params: { missingProperty: "file" }, message: "must have required property 'file'", schema: schema55.properties.traffic.properties.log.required, parentSchema: schema55.properties.traffic.properties.log, data: data8 };
              if (vErrors === null) {
                vErrors = [err18];
              } else {
                vErrors.push(err18);
              }
              errors++;
            }
            for (const key3 in data8) {
              if (!(key3 === "file" || key3 === "columns")) {
                const err19 = { instancePath: instancePath + "/traffic/log", schemaPath: "#/properties/traffic/properties/log/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 }, message: "must NOT have additional properties", schema: false, parentSchema: schema55.properties.traffic.properties.log, data: data8 };
                if (vErrors === null) {
                  vErrors = [err19];
                } else {
                  vErrors.push(err19);
                }
                errors++;
              }
            }
            if (data8.file !== void 0) {
              let data9 = data8.file;
              if (typeof data9 === "string") {
                if (func3(data9) < 1) {
                  const err20 = { instancePath: instancePath + "/traffic/log/file", schemaPath: "#/properties/traffic/properties/log/properties/file/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema55.properties.traffic.properties.log.properties.file, data: data9 };
                  if (vErrors === null) {
                    vErrors = [err20];
                  } else {
                    vErrors.push(err20);
                  }
                  errors++;
                }
              } else {
                const err21 = { instancePath: instancePath + "/traffic/log/file", schemaPath: "#/properties/traffic/properties/log/properties/file/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema55.properties.traffic.properties.log.properties.file.type, parentSchema: schema55.properties.traffic.properties.log.properties.file, data: data9 };
                if (vErrors === null) {
                  vErrors = [err21];
                } else {
                  vErrors.push(err21);
                }
                errors++;
              }
            }
            if (data8.columns !== void 0) {
              let data10 = data8.columns;
              if (data10 && typeof data10 == "object" && !Array.isArray(data10)) {
                for (const key4 in data10) {
                  if (!(key4 === "time" || key4 === "model" || key4 === "prompt" || key4 === "answer" || key4 === "total")) {
                    const err22 = { instancePath: instancePath + "/traffic/log/columns", schemaPath: "#/properties/traffic/properties/log/properties/columns/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key4 }, message: "must NOT have additional properties", schema: false, parentSchema: schema55.properties.traffic.properties.log.properties.columns, data: data10 };
                    if (vErrors === null) {
                      vErrors = [err22];
                    } else {
                      vErrors.push(err22);
                    }
                    errors++;
                  }
                }
                if (data10.time !== void 0) {
                  let data11 = data10.time;
                  if (typeof data11 !== "string") {
                    const err23 = { instancePath: instancePath + "/traffic/log/columns/time", schemaPath: "#/properties/traffic/properties/log/properties/columns/properties/time/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema55.properties.traffic.properties.log.properties.columns.properties.time.type, parentSchema: schema55.properties.traffic.properties.log.properties.columns.properties.time, data: data11 };
                    if (vErrors === null) {
                      vErrors = [err23];
                    } else {
                      vErrors.push(err23);
                    }
                    errors++;
                  }
                }
                if (data10.model !== void 0) {
                  let data12 = data10.model;
                  if (typeof data12 !== "string") {
                    const err24 = { instancePath: instancePath + "/traffic/log/columns/model", schemaPath: "#/properties/traffic/properties/log/properties/columns/properties/model/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema55.properties.traffic.properties.log.properties.columns.properties.model.type, parentSchema: schema55.properties.traffic.properties.log.properties.columns.properties.model, data: data12 };
                    if (vErrors === null) {
                      vErrors = [err24];
                    } else {
                      vErrors.push(err24);
                    }
                    errors++;
                  }
                }
                if (data10.prompt !== void 0) {
                  let data13 = data10.prompt;
                  if (typeof data13 !== "string") {
                    const err25 = { instancePath: instancePath + "/traffic/log/columns/prompt", schemaPath: "#/properties/traffic/properties/log/properties/columns/properties/prompt/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema55.properties.traffic.properties.log.properties.columns.properties.prompt.type, parentSchema: schema55.properties.traffic.properties.log.properties.columns.properties.prompt, data: data13 };
                    if (vErrors === null) {
                      vErrors = [err25];
                    } else {
                      vErrors.push(err25);
                    }
                    errors++;
                  }
                }
                if (data10.answer !== void 0) {
                  let data14 = data10.answer;
                  if (typeof data14 !== "string") {
                    const err26 = { instancePath: instancePath + "/traffic/log/columns/answer", schemaPath: "#/properties/traffic/properties/log/properties/columns/properties/answer/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema55.properties.traffic.properties.log.properties.columns.properties.answer.type, parentSchema: schema55.properties.traffic.properties.log.properties.columns.properties.answer, data: data14 };
                    if (vErrors === null) {
                      vErrors = [err26];
                    } else {
                      vErrors.push(err26);
                    }
                    errors++;
                  }
                }
                if (data10.total !== void 0) {
                  let data15 = data10.total;
                  if (typeof data15 !== "string") {
                    const err27 = { instancePath: instancePath + "/traffic/log/columns/total", schemaPath: "#/properties/traffic/properties/log/properties/columns/properties/total/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema55.properties.traffic.properties.log.properties.columns.properties.total.type, parentSchema: schema55.properties.traffic.properties.log.properties.columns.properties.total, data: data15 };
                    if (vErrors === null) {
                      vErrors = [err27];
                    } else {
                      vErrors.push(err27);
                    }
                    errors++;
                  }
                }
              } else {
                const err28 = { instancePath: instancePath + "/traffic/log/columns", schemaPath: "#/properties/traffic/properties/log/properties/columns/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema55.properties.traffic.properties.log.properties.columns.type, parentSchema: schema55.properties.traffic.properties.log.properties.columns, data: data10 };
                if (vErrors === null) {
                  vErrors = [err28];
                } else {
                  vErrors.push(err28);
                }
                errors++;
              }
            }
          } else {
            const err29 = { instancePath: instancePath + "/traffic/log", schemaPath: "#/properties/traffic/properties/log/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema55.properties.traffic.properties.log.type, parentSchema: schema55.properties.traffic.properties.log, data: data8 };
            if (vErrors === null) {
              vErrors = [err29];
            } else {
              vErrors.push(err29);
            }
            errors++;
          }
        }
        if (data2.callers !== void 0) {
          let data16 = data2.callers;
          if (!(typeof data16 == "number" && (!(data16 % 1) && !isNaN(data16)) && isFinite(data16))) {
            const err30 = { instancePath: instancePath + "/traffic/callers", schemaPath: "#/properties/traffic/properties/callers/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema55.properties.traffic.properties.callers.type, parentSchema: schema55.properties.traffic.properties.callers, data: data16 };
            if (vErrors === null) {
              vErrors = [err30];
            } else {
              vErrors.push(err30);
            }
            errors++;
          }
          if (typeof data16 == "number" && isFinite(data16)) {
            if (data16 > 1e4 || isNaN(data16)) {
              const err31 = { instancePath: instancePath + "/traffic/callers", schemaPath: "#/properties/traffic/properties/callers/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e4 }, message: "must be <= 10000", schema: 1e4, parentSchema: schema55.properties.traffic.properties.callers, data: data16 };
              if (vErrors === null) {
                vErrors = [err31];
              } else {
                vErrors.push(err31);
              }
              errors++;
            }
            if (data16 < 1 || isNaN(data16)) {
              const err32 = { instancePath: instancePath + "/traffic/callers", schemaPath: "#/properties/traffic/properties/callers/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema55.properties.traffic.properties.callers, data: data16 };
              if (vErrors === null) {
                vErrors = [err32];
              } else {
                vErrors.push(err32);
              }
              errors++;
            }
          }
        }
        if (data2.failing !== void 0) {
          let data17 = data2.failing;
          if (!(typeof data17 == "number" && (!(data17 % 1) && !isNaN(data17)) && isFinite(data17))) {
            const err33 = { instancePath: instancePath + "/traffic/failing", schemaPath: "#/properties/traffic/properties/failing/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema55.properties.traffic.properties.failing.type, parentSchema: schema55.properties.traffic.properties.failing, data: data17 };
            if (vErrors === null) {
              vErrors = [err33];
            } else {
              vErrors.push(err33);
            }
            errors++;
          }
          if (typeof data17 == "number" && isFinite(data17)) {
            if (data17 < 0 || isNaN(data17)) {
              const err34 = { instancePath: instancePath + "/traffic/failing", schemaPath: "#/properties/traffic/properties/failing/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema55.properties.traffic.properties.failing, data: data17 };
              if (vErrors === null) {
                vErrors = [err34];
              } else {
                vErrors.push(err34);
              }
              errors++;
            }
          }
        }
        if (data2.oversized !== void 0) {
          let data18 = data2.oversized;
          if (!(typeof data18 == "number" && (!(data18 % 1) && !isNaN(data18)) && isFinite(data18))) {
            const err35 = { instancePath: instancePath + "/traffic/oversized", schemaPath: "#/properties/traffic/properties/oversized/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema55.properties.traffic.properties.oversized.type, parentSchema: schema55.properties.traffic.properties.oversized, data: data18 };
            if (vErrors === null) {
              vErrors = [err35];
            } else {
              vErrors.push(err35);
            }
            errors++;
          }
          if (typeof data18 == "number" && isFinite(data18)) {
            if (data18 < 0 || isNaN(data18)) {
              const err36 = { instancePath: instancePath + "/traffic/oversized", schemaPath: "#/properties/traffic/properties/oversized/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema55.properties.traffic.properties.oversized, data: data18 };
              if (vErrors === null) {
                vErrors = [err36];
              } else {
                vErrors.push(err36);
              }
              errors++;
            }
          }
        }
        if (data2.prompt !== void 0) {
          let data19 = data2.prompt;
          if (!(typeof data19 == "number" && (!(data19 % 1) && !isNaN(data19)) && isFinite(data19)) && !Array.isArray(data19)) {
            const err37 = { instancePath: instancePath + "/traffic/prompt", schemaPath: "#/definitions/tokens/type", keyword: "type", params: { type: schema59.type }, message: "must be integer,array", schema: schema59.type, parentSchema: schema59, data: data19 };
            if (vErrors === null) {
              vErrors = [err37];
            } else {
              vErrors.push(err37);
            }
            errors++;
          }
          if (typeof data19 == "number" && isFinite(data19)) {
            if (data19 > 1e6 || isNaN(data19)) {
              const err38 = { instancePath: instancePath + "/traffic/prompt", schemaPath: "#/definitions/tokens/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e6 }, message: "must be <= 1000000", schema: 1e6, parentSchema: schema59, data: data19 };
              if (vErrors === null) {
                vErrors = [err38];
              } else {
                vErrors.push(err38);
              }
              errors++;
            }
            if (data19 < 1 || isNaN(data19)) {
              const err39 = { instancePath: instancePath + "/traffic/prompt", schemaPath: "#/definitions/tokens/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema59, data: data19 };
              if (vErrors === null) {
                vErrors = [err39];
              } else {
                vErrors.push(err39);
              }
              errors++;
            }
          }
          if (Array.isArray(data19)) {
            if (data19.length > 2) {
              const err40 = { instancePath: instancePath + "/traffic/prompt", schemaPath: "#/definitions/tokens/maxItems", keyword: "maxItems", params: { limit: 2 }, message: "must NOT have more than 2 items", schema: 2, parentSchema: schema59, data: data19 };
              if (vErrors === null) {
                vErrors = [err40];
              } else {
                vErrors.push(err40);
              }
              errors++;
            }
            if (data19.length < 2) {
              const err41 = { instancePath: instancePath + "/traffic/prompt", schemaPath: "#/definitions/tokens/minItems", keyword: "minItems", params: { limit: 2 }, message: "must NOT have fewer than 2 items", schema: 2, parentSchema: schema59, data: data19 };
              if (vErrors === null) {
                vErrors = [err41];
              } else {
                vErrors.push(err41);
              }
              errors++;
            }
            const len1 = data19.length;
            for (let i1 = 0; i1 < len1; i1++) {
              let data20 = data19[i1];
              if (!(typeof data20 == "number" && (!(data20 % 1) && !isNaN(data20)) && isFinite(data20))) {
                const err42 = { instancePath: instancePath + "/traffic/prompt/" + i1, schemaPath: "#/definitions/tokens/items/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema59.items.type, parentSchema: schema59.items, data: data20 };
                if (vErrors === null) {
                  vErrors = [err42];
                } else {
                  vErrors.push(err42);
                }
                errors++;
              }
              if (typeof data20 == "number" && isFinite(data20)) {
                if (data20 > 1e6 || isNaN(data20)) {
                  const err43 = { instancePath: instancePath + "/traffic/prompt/" + i1, schemaPath: "#/definitions/tokens/items/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e6 }, message: "must be <= 1000000", schema: 1e6, parentSchema: schema59.items, data: data20 };
                  if (vErrors === null) {
                    vErrors = [err43];
                  } else {
                    vErrors.push(err43);
                  }
                  errors++;
                }
                if (data20 < 1 || isNaN(data20)) {
                  const err44 = { instancePath: instancePath + "/traffic/prompt/" + i1, schemaPath: "#/definitions/tokens/items/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema59.items, data: data20 };
                  if (vErrors === null) {
                    vErrors = [err44];
                  } else {
                    vErrors.push(err44);
                  }
                  errors++;
                }
              }
            }
          }
        }
        if (data2.answer !== void 0) {
          let data21 = data2.answer;
          if (!(typeof data21 == "number" && (!(data21 % 1) && !isNaN(data21)) && isFinite(data21)) && !Array.isArray(data21)) {
            const err45 = { instancePath: instancePath + "/traffic/answer", schemaPath: "#/definitions/tokens/type", keyword: "type", params: { type: schema59.type }, message: "must be integer,array", schema: schema59.type, parentSchema: schema59, data: data21 };
            if (vErrors === null) {
              vErrors = [err45];
            } else {
              vErrors.push(err45);
            }
            errors++;
          }
          if (typeof data21 == "number" && isFinite(data21)) {
            if (data21 > 1e6 || isNaN(data21)) {
              const err46 = { instancePath: instancePath + "/traffic/answer", schemaPath: "#/definitions/tokens/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e6 }, message: "must be <= 1000000", schema: 1e6, parentSchema: schema59, data: data21 };
              if (vErrors === null) {
                vErrors = [err46];
              } else {
                vErrors.push(err46);
              }
              errors++;
            }
            if (data21 < 1 || isNaN(data21)) {
              const err47 = { instancePath: instancePath + "/traffic/answer", schemaPath: "#/definitions/tokens/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema59, data: data21 };
              if (vErrors === null) {
                vErrors = [err47];
              } else {
                vErrors.push(err47);
              }
              errors++;
            }
          }
          if (Array.isArray(data21)) {
            if (data21.length > 2) {
              const err48 = { instancePath: instancePath + "/traffic/answer", schemaPath: "#/definitions/tokens/maxItems", keyword: "maxItems", params: { limit: 2 }, message: "must NOT have more than 2 items", schema: 2, parentSchema: schema59, data: data21 };
              if (vErrors === null) {
                vErrors = [err48];
              } else {
                vErrors.push(err48);
              }
              errors++;
            }
            if (data21.length < 2) {
              const err49 = { instancePath: instancePath + "/traffic/answer", schemaPath: "#/definitions/tokens/minItems", keyword: "minItems", params: { limit: 2 }, message: "must NOT have fewer than 2 items", schema: 2, parentSchema: schema59, data: data21 };
              if (vErrors === null) {
                vErrors = [err49];
              } else {
                vErrors.push(err49);
              }
              errors++;
            }
            const len2 = data21.length;
            for (let i2 = 0; i2 < len2; i2++) {
              let data22 = data21[i2];
              if (!(typeof data22 == "number" && (!(data22 % 1) && !isNaN(data22)) && isFinite(data22))) {
                const err50 = { instancePath: instancePath + "/traffic/answer/" + i2, schemaPath: "#/definitions/tokens/items/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema59.items.type, parentSchema: schema59.items, data: data22 };
                if (vErrors === null) {
                  vErrors = [err50];
                } else {
                  vErrors.push(err50);
                }
                errors++;
              }
              if (typeof data22 == "number" && isFinite(data22)) {
                if (data22 > 1e6 || isNaN(data22)) {
                  const err51 = { instancePath: instancePath + "/traffic/answer/" + i2, schemaPath: "#/definitions/tokens/items/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e6 }, message: "must be <= 1000000", schema: 1e6, parentSchema: schema59.items, data: data22 };
                  if (vErrors === null) {
                    vErrors = [err51];
                  } else {
                    vErrors.push(err51);
                  }
                  errors++;
                }
                if (data22 < 1 || isNaN(data22)) {
                  const err52 = { instancePath: instancePath + "/traffic/answer/" + i2, schemaPath: "#/definitions/tokens/items/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema59.items, data: data22 };
                  if (vErrors === null) {
                    vErrors = [err52];
                  } else {
                    vErrors.push(err52);
                  }
                  errors++;
                }
              }
            }
          }
        }
        if (data2.retries !== void 0) {
          let data23 = data2.retries;
          if (!(typeof data23 == "number" && (!(data23 % 1) && !isNaN(data23)) && isFinite(data23))) {
            const err53 = { instancePath: instancePath + "/traffic/retries", schemaPath: "#/properties/traffic/properties/retries/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema55.properties.traffic.properties.retries.type, parentSchema: schema55.properties.traffic.properties.retries, data: data23 };
            if (vErrors === null) {
              vErrors = [err53];
            } else {
              vErrors.push(err53);
            }
            errors++;
          }
          if (typeof data23 == "number" && isFinite(data23)) {
            if (data23 > 10 || isNaN(data23)) {
              const err54 = { instancePath: instancePath + "/traffic/retries", schemaPath: "#/properties/traffic/properties/retries/maximum", keyword: "maximum", params: { comparison: "<=", limit: 10 }, message: "must be <= 10", schema: 10, parentSchema: schema55.properties.traffic.properties.retries, data: data23 };
              if (vErrors === null) {
                vErrors = [err54];
              } else {
                vErrors.push(err54);
              }
              errors++;
            }
            if (data23 < 0 || isNaN(data23)) {
              const err55 = { instancePath: instancePath + "/traffic/retries", schemaPath: "#/properties/traffic/properties/retries/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema55.properties.traffic.properties.retries, data: data23 };
              if (vErrors === null) {
                vErrors = [err55];
              } else {
                vErrors.push(err55);
              }
              errors++;
            }
          }
        }
        if (data2.chains !== void 0) {
          let data24 = data2.chains;
          if (data24 && typeof data24 == "object" && !Array.isArray(data24)) {
            if (data24.share === void 0) {
              const err56 = { instancePath: instancePath + "/traffic/chains", schemaPath: "#/properties/traffic/properties/chains/required", keyword: "required", params: { missingProperty: "share" }, message: "must have required property 'share'", schema: schema55.properties.traffic.properties.chains.required, parentSchema: schema55.properties.traffic.properties.chains, data: data24 };
              if (vErrors === null) {
                vErrors = [err56];
              } else {
                vErrors.push(err56);
              }
              errors++;
            }
            if (data24.turns === void 0) {
              const err57 = { instancePath: instancePath + "/traffic/chains", schemaPath: "#/properties/traffic/properties/chains/required", keyword: "required", params: { missingProperty: "turns" }, message: "must have required property 'turns'", schema: schema55.properties.traffic.properties.chains.required, parentSchema: schema55.properties.traffic.properties.chains, data: data24 };
              if (vErrors === null) {
                vErrors = [err57];
              } else {
                vErrors.push(err57);
              }
              errors++;
            }
            for (const key5 in data24) {
              if (!(key5 === "share" || key5 === "turns")) {
                const err58 = { instancePath: instancePath + "/traffic/chains", schemaPath: "#/properties/traffic/properties/chains/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key5 }, message: "must NOT have additional properties", schema: false, parentSchema: schema55.properties.traffic.properties.chains, data: data24 };
                if (vErrors === null) {
                  vErrors = [err58];
                } else {
                  vErrors.push(err58);
                }
                errors++;
              }
            }
            if (data24.share !== void 0) {
              let data25 = data24.share;
              if (typeof data25 === "string") {
                if (!pattern75.test(data25)) {
                  const err59 = { instancePath: instancePath + "/traffic/chains/share", schemaPath: "#/definitions/share/pattern", keyword: "pattern", params: { pattern: "^(100|[0-9]{1,2}(\\.[0-9]+)?)%$" }, message: 'must match pattern "^(100|[0-9]{1,2}(\\.[0-9]+)?)%$"', schema: "^(100|[0-9]{1,2}(\\.[0-9]+)?)%$", parentSchema: schema61, data: data25 };
                  if (vErrors === null) {
                    vErrors = [err59];
                  } else {
                    vErrors.push(err59);
                  }
                  errors++;
                }
              } else {
                const err60 = { instancePath: instancePath + "/traffic/chains/share", schemaPath: "#/definitions/share/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema61.type, parentSchema: schema61, data: data25 };
                if (vErrors === null) {
                  vErrors = [err60];
                } else {
                  vErrors.push(err60);
                }
                errors++;
              }
            }
            if (data24.turns !== void 0) {
              let data26 = data24.turns;
              if (!(typeof data26 == "number" && (!(data26 % 1) && !isNaN(data26)) && isFinite(data26))) {
                const err61 = { instancePath: instancePath + "/traffic/chains/turns", schemaPath: "#/properties/traffic/properties/chains/properties/turns/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema55.properties.traffic.properties.chains.properties.turns.type, parentSchema: schema55.properties.traffic.properties.chains.properties.turns, data: data26 };
                if (vErrors === null) {
                  vErrors = [err61];
                } else {
                  vErrors.push(err61);
                }
                errors++;
              }
              if (typeof data26 == "number" && isFinite(data26)) {
                if (data26 > 100 || isNaN(data26)) {
                  const err62 = { instancePath: instancePath + "/traffic/chains/turns", schemaPath: "#/properties/traffic/properties/chains/properties/turns/maximum", keyword: "maximum", params: { comparison: "<=", limit: 100 }, message: "must be <= 100", schema: 100, parentSchema: schema55.properties.traffic.properties.chains.properties.turns, data: data26 };
                  if (vErrors === null) {
                    vErrors = [err62];
                  } else {
                    vErrors.push(err62);
                  }
                  errors++;
                }
                if (data26 < 2 || isNaN(data26)) {
                  const err63 = { instancePath: instancePath + "/traffic/chains/turns", schemaPath: "#/properties/traffic/properties/chains/properties/turns/minimum", keyword: "minimum", params: { comparison: ">=", limit: 2 }, message: "must be >= 2", schema: 2, parentSchema: schema55.properties.traffic.properties.chains.properties.turns, data: data26 };
                  if (vErrors === null) {
                    vErrors = [err63];
                  } else {
                    vErrors.push(err63);
                  }
                  errors++;
                }
              }
            }
          } else {
            const err64 = { instancePath: instancePath + "/traffic/chains", schemaPath: "#/properties/traffic/properties/chains/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema55.properties.traffic.properties.chains.type, parentSchema: schema55.properties.traffic.properties.chains, data: data24 };
            if (vErrors === null) {
              vErrors = [err64];
            } else {
              vErrors.push(err64);
            }
            errors++;
          }
        }
      } else {
        const err65 = { instancePath: instancePath + "/traffic", schemaPath: "#/properties/traffic/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema55.properties.traffic.type, parentSchema: schema55.properties.traffic, data: data2 };
        if (vErrors === null) {
          vErrors = [err65];
        } else {
          vErrors.push(err65);
        }
        errors++;
      }
    }
    if (data.accounts !== void 0) {
      let data27 = data.accounts;
      if (data27 && typeof data27 == "object" && !Array.isArray(data27)) {
        for (const key6 in data27) {
          let data28 = data27[key6];
          if (data28 && typeof data28 == "object" && !Array.isArray(data28)) {
            for (const key7 in data28) {
              if (!(key7 === "provisioned" || key7 === "tokensPerMinute" || key7 === "requestsPerMinute" || key7 === "requestWindow" || key7 === "burst" || key7 === "wait" || key7 === "limits" || key7 === "latency")) {
                const err66 = { instancePath: instancePath + "/accounts/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/accounts/additionalProperties/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key7 }, message: "must NOT have additional properties", schema: false, parentSchema: schema55.properties.accounts.additionalProperties, data: data28 };
                if (vErrors === null) {
                  vErrors = [err66];
                } else {
                  vErrors.push(err66);
                }
                errors++;
              }
            }
            if (data28.provisioned !== void 0) {
              let data29 = data28.provisioned;
              if (typeof data29 !== "boolean") {
                const err67 = { instancePath: instancePath + "/accounts/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/provisioned", schemaPath: "#/properties/accounts/additionalProperties/properties/provisioned/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean", schema: schema55.properties.accounts.additionalProperties.properties.provisioned.type, parentSchema: schema55.properties.accounts.additionalProperties.properties.provisioned, data: data29 };
                if (vErrors === null) {
                  vErrors = [err67];
                } else {
                  vErrors.push(err67);
                }
                errors++;
              }
            }
            if (data28.tokensPerMinute !== void 0) {
              let data30 = data28.tokensPerMinute;
              if (!(typeof data30 == "number" && (!(data30 % 1) && !isNaN(data30)) && isFinite(data30))) {
                const err68 = { instancePath: instancePath + "/accounts/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/tokensPerMinute", schemaPath: "#/properties/accounts/additionalProperties/properties/tokensPerMinute/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema55.properties.accounts.additionalProperties.properties.tokensPerMinute.type, parentSchema: schema55.properties.accounts.additionalProperties.properties.tokensPerMinute, data: data30 };
                if (vErrors === null) {
                  vErrors = [err68];
                } else {
                  vErrors.push(err68);
                }
                errors++;
              }
              if (typeof data30 == "number" && isFinite(data30)) {
                if (data30 < 1 || isNaN(data30)) {
                  const err69 = { instancePath: instancePath + "/accounts/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/tokensPerMinute", schemaPath: "#/properties/accounts/additionalProperties/properties/tokensPerMinute/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema55.properties.accounts.additionalProperties.properties.tokensPerMinute, data: data30 };
                  if (vErrors === null) {
                    vErrors = [err69];
                  } else {
                    vErrors.push(err69);
                  }
                  errors++;
                }
              }
            }
            if (data28.requestsPerMinute !== void 0) {
              let data31 = data28.requestsPerMinute;
              if (!(typeof data31 == "number" && (!(data31 % 1) && !isNaN(data31)) && isFinite(data31))) {
                const err70 = { instancePath: instancePath + "/accounts/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/requestsPerMinute", schemaPath: "#/properties/accounts/additionalProperties/properties/requestsPerMinute/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema55.properties.accounts.additionalProperties.properties.requestsPerMinute.type, parentSchema: schema55.properties.accounts.additionalProperties.properties.requestsPerMinute, data: data31 };
                if (vErrors === null) {
                  vErrors = [err70];
                } else {
                  vErrors.push(err70);
                }
                errors++;
              }
              if (typeof data31 == "number" && isFinite(data31)) {
                if (data31 < 1 || isNaN(data31)) {
                  const err71 = { instancePath: instancePath + "/accounts/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/requestsPerMinute", schemaPath: "#/properties/accounts/additionalProperties/properties/requestsPerMinute/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema55.properties.accounts.additionalProperties.properties.requestsPerMinute, data: data31 };
                  if (vErrors === null) {
                    vErrors = [err71];
                  } else {
                    vErrors.push(err71);
                  }
                  errors++;
                }
              }
            }
            if (data28.requestWindow !== void 0) {
              let data32 = data28.requestWindow;
              if (!(data32 === "PT1S" || data32 === "PT10S")) {
                const err72 = { instancePath: instancePath + "/accounts/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/requestWindow", schemaPath: "#/properties/accounts/additionalProperties/properties/requestWindow/enum", keyword: "enum", params: { allowedValues: schema55.properties.accounts.additionalProperties.properties.requestWindow.enum }, message: "must be equal to one of the allowed values", schema: schema55.properties.accounts.additionalProperties.properties.requestWindow.enum, parentSchema: schema55.properties.accounts.additionalProperties.properties.requestWindow, data: data32 };
                if (vErrors === null) {
                  vErrors = [err72];
                } else {
                  vErrors.push(err72);
                }
                errors++;
              }
            }
            if (data28.burst !== void 0) {
              let data33 = data28.burst;
              if (typeof data33 === "string") {
                if (!pattern71.test(data33)) {
                  const err73 = { instancePath: instancePath + "/accounts/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/burst", schemaPath: "#/definitions/duration/pattern", keyword: "pattern", params: { pattern: "^P(?=.)([0-9]+D)?(T(?=.)([0-9]+H)?([0-9]+M)?([0-9]+S)?)?$" }, message: 'must match pattern "^P(?=.)([0-9]+D)?(T(?=.)([0-9]+H)?([0-9]+M)?([0-9]+S)?)?$"', schema: "^P(?=.)([0-9]+D)?(T(?=.)([0-9]+H)?([0-9]+M)?([0-9]+S)?)?$", parentSchema: schema56, data: data33 };
                  if (vErrors === null) {
                    vErrors = [err73];
                  } else {
                    vErrors.push(err73);
                  }
                  errors++;
                }
              } else {
                const err74 = { instancePath: instancePath + "/accounts/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/burst", schemaPath: "#/definitions/duration/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema56.type, parentSchema: schema56, data: data33 };
                if (vErrors === null) {
                  vErrors = [err74];
                } else {
                  vErrors.push(err74);
                }
                errors++;
              }
            }
            if (data28.wait !== void 0) {
              let data34 = data28.wait;
              if (!(data34 === "both" || data34 === "seconds" || data34 === "milliseconds" || data34 === "date" || data34 === "none")) {
                const err75 = { instancePath: instancePath + "/accounts/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/wait", schemaPath: "#/properties/accounts/additionalProperties/properties/wait/enum", keyword: "enum", params: { allowedValues: schema55.properties.accounts.additionalProperties.properties.wait.enum }, message: "must be equal to one of the allowed values", schema: schema55.properties.accounts.additionalProperties.properties.wait.enum, parentSchema: schema55.properties.accounts.additionalProperties.properties.wait, data: data34 };
                if (vErrors === null) {
                  vErrors = [err75];
                } else {
                  vErrors.push(err75);
                }
                errors++;
              }
            }
            if (data28.limits !== void 0) {
              let data35 = data28.limits;
              if (!(data35 === "told" || data35 === "hidden" || data35 === "none")) {
                const err76 = { instancePath: instancePath + "/accounts/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/limits", schemaPath: "#/properties/accounts/additionalProperties/properties/limits/enum", keyword: "enum", params: { allowedValues: schema55.properties.accounts.additionalProperties.properties.limits.enum }, message: "must be equal to one of the allowed values", schema: schema55.properties.accounts.additionalProperties.properties.limits.enum, parentSchema: schema55.properties.accounts.additionalProperties.properties.limits, data: data35 };
                if (vErrors === null) {
                  vErrors = [err76];
                } else {
                  vErrors.push(err76);
                }
                errors++;
              }
            }
            if (data28.latency !== void 0) {
              let data36 = data28.latency;
              if (data36 && typeof data36 == "object" && !Array.isArray(data36)) {
                for (const key8 in data36) {
                  if (!(key8 === "first" || key8 === "token")) {
                    const err77 = { instancePath: instancePath + "/accounts/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/latency", schemaPath: "#/properties/accounts/additionalProperties/properties/latency/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key8 }, message: "must NOT have additional properties", schema: false, parentSchema: schema55.properties.accounts.additionalProperties.properties.latency, data: data36 };
                    if (vErrors === null) {
                      vErrors = [err77];
                    } else {
                      vErrors.push(err77);
                    }
                    errors++;
                  }
                }
                if (data36.first !== void 0) {
                  let data37 = data36.first;
                  if (typeof data37 === "string") {
                    if (!pattern77.test(data37)) {
                      const err78 = { instancePath: instancePath + "/accounts/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/latency/first", schemaPath: "#/definitions/time/pattern", keyword: "pattern", params: { pattern: "^[0-9]+(\\.[0-9]+)?(ms|s)$" }, message: 'must match pattern "^[0-9]+(\\.[0-9]+)?(ms|s)$"', schema: "^[0-9]+(\\.[0-9]+)?(ms|s)$", parentSchema: schema63, data: data37 };
                      if (vErrors === null) {
                        vErrors = [err78];
                      } else {
                        vErrors.push(err78);
                      }
                      errors++;
                    }
                  } else {
                    const err79 = { instancePath: instancePath + "/accounts/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/latency/first", schemaPath: "#/definitions/time/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema63.type, parentSchema: schema63, data: data37 };
                    if (vErrors === null) {
                      vErrors = [err79];
                    } else {
                      vErrors.push(err79);
                    }
                    errors++;
                  }
                }
                if (data36.token !== void 0) {
                  let data38 = data36.token;
                  if (typeof data38 === "string") {
                    if (!pattern77.test(data38)) {
                      const err80 = { instancePath: instancePath + "/accounts/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/latency/token", schemaPath: "#/definitions/time/pattern", keyword: "pattern", params: { pattern: "^[0-9]+(\\.[0-9]+)?(ms|s)$" }, message: 'must match pattern "^[0-9]+(\\.[0-9]+)?(ms|s)$"', schema: "^[0-9]+(\\.[0-9]+)?(ms|s)$", parentSchema: schema63, data: data38 };
                      if (vErrors === null) {
                        vErrors = [err80];
                      } else {
                        vErrors.push(err80);
                      }
                      errors++;
                    }
                  } else {
                    const err81 = { instancePath: instancePath + "/accounts/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/latency/token", schemaPath: "#/definitions/time/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema63.type, parentSchema: schema63, data: data38 };
                    if (vErrors === null) {
                      vErrors = [err81];
                    } else {
                      vErrors.push(err81);
                    }
                    errors++;
                  }
                }
              } else {
                const err82 = { instancePath: instancePath + "/accounts/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/latency", schemaPath: "#/properties/accounts/additionalProperties/properties/latency/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema55.properties.accounts.additionalProperties.properties.latency.type, parentSchema: schema55.properties.accounts.additionalProperties.properties.latency, data: data36 };
                if (vErrors === null) {
                  vErrors = [err82];
                } else {
                  vErrors.push(err82);
                }
                errors++;
              }
            }
          } else {
            const err83 = { instancePath: instancePath + "/accounts/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/accounts/additionalProperties/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema55.properties.accounts.additionalProperties.type, parentSchema: schema55.properties.accounts.additionalProperties, data: data28 };
            if (vErrors === null) {
              vErrors = [err83];
            } else {
              vErrors.push(err83);
            }
            errors++;
          }
        }
      } else {
        const err84 = { instancePath: instancePath + "/accounts", schemaPath: "#/properties/accounts/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema55.properties.accounts.type, parentSchema: schema55.properties.accounts, data: data27 };
        if (vErrors === null) {
          vErrors = [err84];
        } else {
          vErrors.push(err84);
        }
        errors++;
      }
    }
    if (data.faults !== void 0) {
      let data39 = data.faults;
      if (Array.isArray(data39)) {
        const len3 = data39.length;
        for (let i3 = 0; i3 < len3; i3++) {
          let data40 = data39[i3];
          if (data40 && typeof data40 == "object" && !Array.isArray(data40)) {
            if (data40.account === void 0) {
              const err85 = { instancePath: instancePath + "/faults/" + i3, schemaPath: "#/properties/faults/items/required", keyword: "required", params: { missingProperty: "account" }, message: "must have required property 'account'", schema: schema55.properties.faults.items.required, parentSchema: schema55.properties.faults.items, data: data40 };
              if (vErrors === null) {
                vErrors = [err85];
              } else {
                vErrors.push(err85);
              }
              errors++;
            }
            if (data40.is === void 0) {
              const err86 = { instancePath: instancePath + "/faults/" + i3, schemaPath: "#/properties/faults/items/required", keyword: "required", params: { missingProperty: "is" }, message: "must have required property 'is'", schema: schema55.properties.faults.items.required, parentSchema: schema55.properties.faults.items, data: data40 };
              if (vErrors === null) {
                vErrors = [err86];
              } else {
                vErrors.push(err86);
              }
              errors++;
            }
            for (const key9 in data40) {
              if (!(key9 === "account" || key9 === "is" || key9 === "from" || key9 === "until" || key9 === "share" || key9 === "status" || key9 === "factor")) {
                const err87 = { instancePath: instancePath + "/faults/" + i3, schemaPath: "#/properties/faults/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key9 }, message: "must NOT have additional properties", schema: false, parentSchema: schema55.properties.faults.items, data: data40 };
                if (vErrors === null) {
                  vErrors = [err87];
                } else {
                  vErrors.push(err87);
                }
                errors++;
              }
            }
            if (data40.account !== void 0) {
              let data41 = data40.account;
              if (typeof data41 !== "string") {
                const err88 = { instancePath: instancePath + "/faults/" + i3 + "/account", schemaPath: "#/properties/faults/items/properties/account/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema55.properties.faults.items.properties.account.type, parentSchema: schema55.properties.faults.items.properties.account, data: data41 };
                if (vErrors === null) {
                  vErrors = [err88];
                } else {
                  vErrors.push(err88);
                }
                errors++;
              }
            }
            if (data40.is !== void 0) {
              let data42 = data40.is;
              if (!(data42 === "unreachable" || data42 === "hanging" || data42 === "unauthorized" || data42 === "undeployed" || data42 === "failing" || data42 === "slow")) {
                const err89 = { instancePath: instancePath + "/faults/" + i3 + "/is", schemaPath: "#/properties/faults/items/properties/is/enum", keyword: "enum", params: { allowedValues: schema55.properties.faults.items.properties.is.enum }, message: "must be equal to one of the allowed values", schema: schema55.properties.faults.items.properties.is.enum, parentSchema: schema55.properties.faults.items.properties.is, data: data42 };
                if (vErrors === null) {
                  vErrors = [err89];
                } else {
                  vErrors.push(err89);
                }
                errors++;
              }
            }
            if (data40.from !== void 0) {
              let data43 = data40.from;
              if (typeof data43 === "string") {
                if (!pattern71.test(data43)) {
                  const err90 = { instancePath: instancePath + "/faults/" + i3 + "/from", schemaPath: "#/definitions/duration/pattern", keyword: "pattern", params: { pattern: "^P(?=.)([0-9]+D)?(T(?=.)([0-9]+H)?([0-9]+M)?([0-9]+S)?)?$" }, message: 'must match pattern "^P(?=.)([0-9]+D)?(T(?=.)([0-9]+H)?([0-9]+M)?([0-9]+S)?)?$"', schema: "^P(?=.)([0-9]+D)?(T(?=.)([0-9]+H)?([0-9]+M)?([0-9]+S)?)?$", parentSchema: schema56, data: data43 };
                  if (vErrors === null) {
                    vErrors = [err90];
                  } else {
                    vErrors.push(err90);
                  }
                  errors++;
                }
              } else {
                const err91 = { instancePath: instancePath + "/faults/" + i3 + "/from", schemaPath: "#/definitions/duration/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema56.type, parentSchema: schema56, data: data43 };
                if (vErrors === null) {
                  vErrors = [err91];
                } else {
                  vErrors.push(err91);
                }
                errors++;
              }
            }
            if (data40.until !== void 0) {
              let data44 = data40.until;
              if (typeof data44 === "string") {
                if (!pattern71.test(data44)) {
                  const err92 = { instancePath: instancePath + "/faults/" + i3 + "/until", schemaPath: "#/definitions/duration/pattern", keyword: "pattern", params: { pattern: "^P(?=.)([0-9]+D)?(T(?=.)([0-9]+H)?([0-9]+M)?([0-9]+S)?)?$" }, message: 'must match pattern "^P(?=.)([0-9]+D)?(T(?=.)([0-9]+H)?([0-9]+M)?([0-9]+S)?)?$"', schema: "^P(?=.)([0-9]+D)?(T(?=.)([0-9]+H)?([0-9]+M)?([0-9]+S)?)?$", parentSchema: schema56, data: data44 };
                  if (vErrors === null) {
                    vErrors = [err92];
                  } else {
                    vErrors.push(err92);
                  }
                  errors++;
                }
              } else {
                const err93 = { instancePath: instancePath + "/faults/" + i3 + "/until", schemaPath: "#/definitions/duration/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema56.type, parentSchema: schema56, data: data44 };
                if (vErrors === null) {
                  vErrors = [err93];
                } else {
                  vErrors.push(err93);
                }
                errors++;
              }
            }
            if (data40.share !== void 0) {
              let data45 = data40.share;
              if (typeof data45 === "string") {
                if (!pattern75.test(data45)) {
                  const err94 = { instancePath: instancePath + "/faults/" + i3 + "/share", schemaPath: "#/definitions/share/pattern", keyword: "pattern", params: { pattern: "^(100|[0-9]{1,2}(\\.[0-9]+)?)%$" }, message: 'must match pattern "^(100|[0-9]{1,2}(\\.[0-9]+)?)%$"', schema: "^(100|[0-9]{1,2}(\\.[0-9]+)?)%$", parentSchema: schema61, data: data45 };
                  if (vErrors === null) {
                    vErrors = [err94];
                  } else {
                    vErrors.push(err94);
                  }
                  errors++;
                }
              } else {
                const err95 = { instancePath: instancePath + "/faults/" + i3 + "/share", schemaPath: "#/definitions/share/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema61.type, parentSchema: schema61, data: data45 };
                if (vErrors === null) {
                  vErrors = [err95];
                } else {
                  vErrors.push(err95);
                }
                errors++;
              }
            }
            if (data40.status !== void 0) {
              let data46 = data40.status;
              if (!(typeof data46 == "number" && (!(data46 % 1) && !isNaN(data46)) && isFinite(data46))) {
                const err96 = { instancePath: instancePath + "/faults/" + i3 + "/status", schemaPath: "#/properties/faults/items/properties/status/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema55.properties.faults.items.properties.status.type, parentSchema: schema55.properties.faults.items.properties.status, data: data46 };
                if (vErrors === null) {
                  vErrors = [err96];
                } else {
                  vErrors.push(err96);
                }
                errors++;
              }
              if (typeof data46 == "number" && isFinite(data46)) {
                if (data46 > 599 || isNaN(data46)) {
                  const err97 = { instancePath: instancePath + "/faults/" + i3 + "/status", schemaPath: "#/properties/faults/items/properties/status/maximum", keyword: "maximum", params: { comparison: "<=", limit: 599 }, message: "must be <= 599", schema: 599, parentSchema: schema55.properties.faults.items.properties.status, data: data46 };
                  if (vErrors === null) {
                    vErrors = [err97];
                  } else {
                    vErrors.push(err97);
                  }
                  errors++;
                }
                if (data46 < 500 || isNaN(data46)) {
                  const err98 = { instancePath: instancePath + "/faults/" + i3 + "/status", schemaPath: "#/properties/faults/items/properties/status/minimum", keyword: "minimum", params: { comparison: ">=", limit: 500 }, message: "must be >= 500", schema: 500, parentSchema: schema55.properties.faults.items.properties.status, data: data46 };
                  if (vErrors === null) {
                    vErrors = [err98];
                  } else {
                    vErrors.push(err98);
                  }
                  errors++;
                }
              }
            }
            if (data40.factor !== void 0) {
              let data47 = data40.factor;
              if (typeof data47 == "number" && isFinite(data47)) {
                if (data47 <= 1 || isNaN(data47)) {
                  const err99 = { instancePath: instancePath + "/faults/" + i3 + "/factor", schemaPath: "#/properties/faults/items/properties/factor/exclusiveMinimum", keyword: "exclusiveMinimum", params: { comparison: ">", limit: 1 }, message: "must be > 1", schema: 1, parentSchema: schema55.properties.faults.items.properties.factor, data: data47 };
                  if (vErrors === null) {
                    vErrors = [err99];
                  } else {
                    vErrors.push(err99);
                  }
                  errors++;
                }
              } else {
                const err100 = { instancePath: instancePath + "/faults/" + i3 + "/factor", schemaPath: "#/properties/faults/items/properties/factor/type", keyword: "type", params: { type: "number" }, message: "must be number", schema: schema55.properties.faults.items.properties.factor.type, parentSchema: schema55.properties.faults.items.properties.factor, data: data47 };
                if (vErrors === null) {
                  vErrors = [err100];
                } else {
                  vErrors.push(err100);
                }
                errors++;
              }
            }
          } else {
            const err101 = { instancePath: instancePath + "/faults/" + i3, schemaPath: "#/properties/faults/items/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema55.properties.faults.items.type, parentSchema: schema55.properties.faults.items, data: data40 };
            if (vErrors === null) {
              vErrors = [err101];
            } else {
              vErrors.push(err101);
            }
            errors++;
          }
        }
      } else {
        const err102 = { instancePath: instancePath + "/faults", schemaPath: "#/properties/faults/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema55.properties.faults.type, parentSchema: schema55.properties.faults, data: data39 };
        if (vErrors === null) {
          vErrors = [err102];
        } else {
          vErrors.push(err102);
        }
        errors++;
      }
    }
    if (data.units !== void 0) {
      let data48 = data.units;
      if (!(typeof data48 == "number" && (!(data48 % 1) && !isNaN(data48)) && isFinite(data48))) {
        const err103 = { instancePath: instancePath + "/units", schemaPath: "#/properties/units/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema55.properties.units.type, parentSchema: schema55.properties.units, data: data48 };
        if (vErrors === null) {
          vErrors = [err103];
        } else {
          vErrors.push(err103);
        }
        errors++;
      }
      if (typeof data48 == "number" && isFinite(data48)) {
        if (data48 > 31 || isNaN(data48)) {
          const err104 = { instancePath: instancePath + "/units", schemaPath: "#/properties/units/maximum", keyword: "maximum", params: { comparison: "<=", limit: 31 }, message: "must be <= 31", schema: 31, parentSchema: schema55.properties.units, data: data48 };
          if (vErrors === null) {
            vErrors = [err104];
          } else {
            vErrors.push(err104);
          }
          errors++;
        }
        if (data48 < 1 || isNaN(data48)) {
          const err105 = { instancePath: instancePath + "/units", schemaPath: "#/properties/units/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema55.properties.units, data: data48 };
          if (vErrors === null) {
            vErrors = [err105];
          } else {
            vErrors.push(err105);
          }
          errors++;
        }
      }
    }
    if (data.expect !== void 0) {
      let data49 = data.expect;
      if (data49 && typeof data49 == "object" && !Array.isArray(data49)) {
        for (const key10 in data49) {
          if (!(key10 === "served" || key10 === "ofIdeal" || key10 === "throttled" || key10 === "failed" || key10 === "attempts" || key10 === "addedP95" || key10 === "recovery")) {
            const err106 = { instancePath: instancePath + "/expect", schemaPath: "#/properties/expect/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key10 }, message: "must NOT have additional properties", schema: false, parentSchema: schema55.properties.expect, data: data49 };
            if (vErrors === null) {
              vErrors = [err106];
            } else {
              vErrors.push(err106);
            }
            errors++;
          }
        }
        if (data49.served !== void 0) {
          let data50 = data49.served;
          if (typeof data50 === "string") {
            if (!pattern64.test(data50)) {
              const err107 = { instancePath: instancePath + "/expect/served", schemaPath: "#/definitions/comparison/pattern", keyword: "pattern", params: { pattern: "^(>=|<=|>|<) *[0-9]+(\\.[0-9]+)?(%|ms|s)?$" }, message: 'must match pattern "^(>=|<=|>|<) *[0-9]+(\\.[0-9]+)?(%|ms|s)?$"', schema: "^(>=|<=|>|<) *[0-9]+(\\.[0-9]+)?(%|ms|s)?$", parentSchema: schema68, data: data50 };
              if (vErrors === null) {
                vErrors = [err107];
              } else {
                vErrors.push(err107);
              }
              errors++;
            }
          } else {
            const err108 = { instancePath: instancePath + "/expect/served", schemaPath: "#/definitions/comparison/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema68.type, parentSchema: schema68, data: data50 };
            if (vErrors === null) {
              vErrors = [err108];
            } else {
              vErrors.push(err108);
            }
            errors++;
          }
        }
        if (data49.ofIdeal !== void 0) {
          let data51 = data49.ofIdeal;
          if (typeof data51 === "string") {
            if (!pattern64.test(data51)) {
              const err109 = { instancePath: instancePath + "/expect/ofIdeal", schemaPath: "#/definitions/comparison/pattern", keyword: "pattern", params: { pattern: "^(>=|<=|>|<) *[0-9]+(\\.[0-9]+)?(%|ms|s)?$" }, message: 'must match pattern "^(>=|<=|>|<) *[0-9]+(\\.[0-9]+)?(%|ms|s)?$"', schema: "^(>=|<=|>|<) *[0-9]+(\\.[0-9]+)?(%|ms|s)?$", parentSchema: schema68, data: data51 };
              if (vErrors === null) {
                vErrors = [err109];
              } else {
                vErrors.push(err109);
              }
              errors++;
            }
          } else {
            const err110 = { instancePath: instancePath + "/expect/ofIdeal", schemaPath: "#/definitions/comparison/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema68.type, parentSchema: schema68, data: data51 };
            if (vErrors === null) {
              vErrors = [err110];
            } else {
              vErrors.push(err110);
            }
            errors++;
          }
        }
        if (data49.throttled !== void 0) {
          let data52 = data49.throttled;
          if (typeof data52 === "string") {
            if (!pattern64.test(data52)) {
              const err111 = { instancePath: instancePath + "/expect/throttled", schemaPath: "#/definitions/comparison/pattern", keyword: "pattern", params: { pattern: "^(>=|<=|>|<) *[0-9]+(\\.[0-9]+)?(%|ms|s)?$" }, message: 'must match pattern "^(>=|<=|>|<) *[0-9]+(\\.[0-9]+)?(%|ms|s)?$"', schema: "^(>=|<=|>|<) *[0-9]+(\\.[0-9]+)?(%|ms|s)?$", parentSchema: schema68, data: data52 };
              if (vErrors === null) {
                vErrors = [err111];
              } else {
                vErrors.push(err111);
              }
              errors++;
            }
          } else {
            const err112 = { instancePath: instancePath + "/expect/throttled", schemaPath: "#/definitions/comparison/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema68.type, parentSchema: schema68, data: data52 };
            if (vErrors === null) {
              vErrors = [err112];
            } else {
              vErrors.push(err112);
            }
            errors++;
          }
        }
        if (data49.failed !== void 0) {
          let data53 = data49.failed;
          if (typeof data53 === "string") {
            if (!pattern64.test(data53)) {
              const err113 = { instancePath: instancePath + "/expect/failed", schemaPath: "#/definitions/comparison/pattern", keyword: "pattern", params: { pattern: "^(>=|<=|>|<) *[0-9]+(\\.[0-9]+)?(%|ms|s)?$" }, message: 'must match pattern "^(>=|<=|>|<) *[0-9]+(\\.[0-9]+)?(%|ms|s)?$"', schema: "^(>=|<=|>|<) *[0-9]+(\\.[0-9]+)?(%|ms|s)?$", parentSchema: schema68, data: data53 };
              if (vErrors === null) {
                vErrors = [err113];
              } else {
                vErrors.push(err113);
              }
              errors++;
            }
          } else {
            const err114 = { instancePath: instancePath + "/expect/failed", schemaPath: "#/definitions/comparison/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema68.type, parentSchema: schema68, data: data53 };
            if (vErrors === null) {
              vErrors = [err114];
            } else {
              vErrors.push(err114);
            }
            errors++;
          }
        }
        if (data49.attempts !== void 0) {
          let data54 = data49.attempts;
          if (typeof data54 === "string") {
            if (!pattern64.test(data54)) {
              const err115 = { instancePath: instancePath + "/expect/attempts", schemaPath: "#/definitions/comparison/pattern", keyword: "pattern", params: { pattern: "^(>=|<=|>|<) *[0-9]+(\\.[0-9]+)?(%|ms|s)?$" }, message: 'must match pattern "^(>=|<=|>|<) *[0-9]+(\\.[0-9]+)?(%|ms|s)?$"', schema: "^(>=|<=|>|<) *[0-9]+(\\.[0-9]+)?(%|ms|s)?$", parentSchema: schema68, data: data54 };
              if (vErrors === null) {
                vErrors = [err115];
              } else {
                vErrors.push(err115);
              }
              errors++;
            }
          } else {
            const err116 = { instancePath: instancePath + "/expect/attempts", schemaPath: "#/definitions/comparison/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema68.type, parentSchema: schema68, data: data54 };
            if (vErrors === null) {
              vErrors = [err116];
            } else {
              vErrors.push(err116);
            }
            errors++;
          }
        }
        if (data49.addedP95 !== void 0) {
          let data55 = data49.addedP95;
          if (typeof data55 === "string") {
            if (!pattern64.test(data55)) {
              const err117 = { instancePath: instancePath + "/expect/addedP95", schemaPath: "#/definitions/comparison/pattern", keyword: "pattern", params: { pattern: "^(>=|<=|>|<) *[0-9]+(\\.[0-9]+)?(%|ms|s)?$" }, message: 'must match pattern "^(>=|<=|>|<) *[0-9]+(\\.[0-9]+)?(%|ms|s)?$"', schema: "^(>=|<=|>|<) *[0-9]+(\\.[0-9]+)?(%|ms|s)?$", parentSchema: schema68, data: data55 };
              if (vErrors === null) {
                vErrors = [err117];
              } else {
                vErrors.push(err117);
              }
              errors++;
            }
          } else {
            const err118 = { instancePath: instancePath + "/expect/addedP95", schemaPath: "#/definitions/comparison/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema68.type, parentSchema: schema68, data: data55 };
            if (vErrors === null) {
              vErrors = [err118];
            } else {
              vErrors.push(err118);
            }
            errors++;
          }
        }
        if (data49.recovery !== void 0) {
          let data56 = data49.recovery;
          if (typeof data56 === "string") {
            if (!pattern64.test(data56)) {
              const err119 = { instancePath: instancePath + "/expect/recovery", schemaPath: "#/definitions/comparison/pattern", keyword: "pattern", params: { pattern: "^(>=|<=|>|<) *[0-9]+(\\.[0-9]+)?(%|ms|s)?$" }, message: 'must match pattern "^(>=|<=|>|<) *[0-9]+(\\.[0-9]+)?(%|ms|s)?$"', schema: "^(>=|<=|>|<) *[0-9]+(\\.[0-9]+)?(%|ms|s)?$", parentSchema: schema68, data: data56 };
              if (vErrors === null) {
                vErrors = [err119];
              } else {
                vErrors.push(err119);
              }
              errors++;
            }
          } else {
            const err120 = { instancePath: instancePath + "/expect/recovery", schemaPath: "#/definitions/comparison/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema68.type, parentSchema: schema68, data: data56 };
            if (vErrors === null) {
              vErrors = [err120];
            } else {
              vErrors.push(err120);
            }
            errors++;
          }
        }
      } else {
        const err121 = { instancePath: instancePath + "/expect", schemaPath: "#/properties/expect/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema55.properties.expect.type, parentSchema: schema55.properties.expect, data: data49 };
        if (vErrors === null) {
          vErrors = [err121];
        } else {
          vErrors.push(err121);
        }
        errors++;
      }
    }
  } else {
    const err122 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema55.type, parentSchema: schema55, data };
    if (vErrors === null) {
      vErrors = [err122];
    } else {
      vErrors.push(err122);
    }
    errors++;
  }
  validate11.errors = vErrors;
  return errors === 0;
}

// action/simulation/written.ts
function toScenario(name, written) {
  const { traffic = {}, duration = "PT10M", accounts = {}, faults = [], expect = {} } = written;
  const { load = "55%", chains } = traffic;
  return {
    name,
    about: written.about ?? "",
    model: traffic.model ?? "commonest",
    stages: traffic.log !== void 0 ? [] : typeof load === "string" ? [{ seconds: durationSeconds(duration), load: loadOf(load) }] : load.map((stage) => ({
      seconds: durationSeconds(stage.for),
      load: loadOf(stage.load)
    })),
    traffic: {
      callers: traffic.callers ?? 50,
      failing: traffic.failing ?? 0,
      oversized: traffic.oversized ?? 0,
      prompt: rangeOf(traffic.prompt),
      answer: rangeOf(traffic.answer),
      retries: traffic.retries ?? 0,
      chained: chains === void 0 ? 0 : shareOf(chains.share),
      turns: chains?.turns ?? 1
    },
    accounts: Object.fromEntries(
      Object.entries(accounts).map(([role, account]) => [role, toAssumption(account)])
    ),
    faults: faults.map((fault) => ({ accounts: fault.account, fault: toFault(fault) })),
    units: written.units,
    expectations: expectationsOf(expect).expectations
  };
}
function rangeOf(tokens = [300, 700]) {
  return typeof tokens === "number" ? [tokens, tokens] : tokens;
}
function toAssumption({
  requestWindow,
  burst,
  latency,
  ...same
}) {
  const { first = "200ms", token = "15ms" } = latency ?? {};
  return {
    ...same,
    ...requestWindow === void 0 ? {} : { requestWindow: durationSeconds(requestWindow) },
    ...burst === void 0 ? {} : { burst: durationSeconds(burst) },
    ...latency === void 0 ? {} : { latency: { first: milliseconds(first), token: milliseconds(token) } }
  };
}
function toFault({ is, from, until, share, status, factor }) {
  const when = {
    from: from === void 0 ? 0 : durationSeconds(from),
    until: until === void 0 ? Number.POSITIVE_INFINITY : durationSeconds(until)
  };
  switch (is) {
    case "failing":
      return { ...when, kind: is, share: shareOf(share ?? "100%"), status: status ?? 500 };
    case "slow":
      return { ...when, kind: is, factor: factor ?? 1 };
    default:
      return { ...when, kind: is };
  }
}
function loadOf(text) {
  return text.endsWith("%") ? { share: shareOf(text) } : { perSecond: Number.parseFloat(text) };
}

// action/simulation/read.ts
var schemaFindings = createSchema(validate);
function readScenario(text, { name, file }, balancer) {
  const document = readDocument(text, file);
  if (document.faults.length > 0) return { findings: document.faults };
  if (document.value === null) return readScenario("{}", { name, file }, balancer);
  const refused = schemaFindings(document);
  if (refused.length > 0) return { findings: refused };
  const written = document.value;
  const findings = toldOnce(scenarioComplaints(written, balancer), document);
  if (findings.length > 0) return { findings };
  const log = written.traffic?.log;
  return {
    scenario: toScenario(name, written),
    log: log === void 0 ? void 0 : { file: log.file, columns: log.columns ?? {} }
  };
}

// action/simulation/stories.ts
var REVIEWED = [
  "steady",
  "spike",
  "overload",
  "no-waits",
  "account-down",
  "misconfigured-account",
  "errors-everywhere",
  "failing-caller"
];
function shippedStories(balancer, names) {
  return (names ?? Object.keys(catalogue)).map((name) => {
    const read = readScenario(catalogue[name] ?? "", { name, file: `${name}.yml` }, balancer);
    if ("findings" in read) throw new Error(`the shipped scenario ${name} is not valid`);
    return { scenario: read.scenario, log: void 0 };
  });
}
async function readStories(files, directory, balancer) {
  const stories = [];
  const findings = [];
  for (const file of files) {
    const path = resolve(directory, file);
    const text = await readFile(path, "utf8").catch(
      (error2) => Object.hasOwn(catalogue, file) ? void 0 : error2
    );
    if (text === void 0) {
      stories.push(...shippedStories(balancer, [file]));
      continue;
    }
    const shown = relative(directory, path) || file;
    if (text instanceof Error) {
      findings.push({ severity: "error", file: shown, message: unreadable(text) });
      continue;
    }
    const name = basename(file).replace(/\.ya?ml$/, "");
    const read = readScenario(text, { name, file: shown }, balancer);
    if ("findings" in read) findings.push(...read.findings);
    else {
      const { scenario, log } = read;
      stories.push({
        scenario,
        log: log === void 0 ? void 0 : { ...log, file: resolve(dirname(path), log.file) }
      });
    }
  }
  return { stories, findings };
}
function unreadable(error2) {
  const missing = "code" in error2 && error2.code === "ENOENT";
  return missing ? `the file does not exist, nor is there a shipped scenario of that name: there are ${Object.keys(catalogue).join(", ")}` : `the file cannot be read: ${messageOf(error2)}`;
}

export {
  measureRuns,
  simulateStories,
  scaleOf,
  judge,
  REVIEWED,
  shippedStories,
  readStories
};
