import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  createRandom,
  createTally,
  ideal,
  policyContender,
  simulate,
  situationOf
} from "./chunk-GO35JU74.js";
import "./chunk-V5UVGAND.js";
import "./chunk-FT5OCPVE.js";
import "./chunk-4MPUGQQR.js";
import "./chunk-KFZXARLD.js";
import "./chunk-TKEMU74O.js";
import "./chunk-7LBMLGN5.js";
import "./chunk-CIHQXFYZ.js";
import "./chunk-ATFY54BQ.js";
import "./chunk-O5HP66GK.js";
import "./chunk-UFVNVTCR.js";
import {
  suggestion
} from "./chunk-Q2IWNMJM.js";
import {
  ANY_MODEL
} from "./chunk-GSPKAURL.js";
import "./chunk-DT7QFL3W.js";
import "./chunk-A3RQCBOI.js";
import "./chunk-2MALVD72.js";
import {
  closeSync,
  openSync,
  readSync
} from "./chunk-NHGEPAGA.js";
import "./chunk-HANBNIMK.js";

// action/simulation/csv.ts
function createCsvReader(headerLine) {
  const header = splitLine(headerLine.replace(/^\uFEFF/, "")) ?? [];
  let open2;
  return {
    header,
    /** @returns the values by column, or undefined where a quoted field goes on in the next line */
    record(line) {
      const text = open2 === void 0 ? line : `${open2}
${line}`;
      const values = splitLine(text);
      open2 = values === void 0 ? text : void 0;
      if (values === void 0) return void 0;
      return Object.fromEntries(header.map((name, index) => [name, values[index] ?? ""]));
    },
    /** Characters of a record whose quoted field is not closed yet. */
    openLength: () => open2?.length ?? 0
  };
}
function splitLine(line) {
  if (!line.includes('"')) return line.split(",").map((value2) => value2.trim());
  const values = [];
  let value = "";
  let quoted = false;
  for (let index = 0; index < line.length; index += 1) {
    const sign = line.charAt(index);
    if (quoted) {
      if (sign !== '"') value += sign;
      else if (line.charAt(index + 1) === '"') {
        value += '"';
        index += 1;
      } else quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === ",") {
      values.push(value.trim());
      value = "";
    } else value += sign;
  }
  if (quoted) return void 0;
  return [...values, value.trim()];
}

// action/simulation/log-lines.ts
var LogError = class extends Error {
  name = "LogError";
};
var PIECE = 1 << 20;
var LONGEST = 1 << 23;
function* linesOf(path) {
  const file = open(path);
  try {
    const bytes = new Uint8Array(PIECE);
    const decoder = new TextDecoder("utf-8", { fatal: true });
    let rest = "";
    for (; ; ) {
      const count = readSync(file, bytes);
      rest += decode(decoder, bytes.subarray(0, count), count > 0, path);
      const lines = rest.split("\n");
      rest = lines.pop() ?? "";
      if (rest.length > LONGEST) {
        throw new LogError(
          `${path}: a line has more than ${LONGEST} characters: is it CSV or JSON lines?`
        );
      }
      for (const line of lines) yield line.endsWith("\r") ? line.slice(0, -1) : line;
      if (count === 0) break;
    }
    if (rest !== "") yield rest;
  } finally {
    closeSync(file);
  }
}
function open(path) {
  try {
    return openSync(path, "r");
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    throw new LogError(`${path}: the log cannot be read: ${cause}`);
  }
}
function decode(decoder, bytes, more, path) {
  try {
    return decoder.decode(bytes, { stream: more });
  } catch {
    throw new LogError(`${path}: the log is not UTF-8`);
  }
}

// action/simulation/log-columns.ts
var GUESSES = {
  time: ["timestamp", "timegenerated", "time", "ts", "createdat", "requesttime"],
  // A deployment's name is what load-balancer.yml calls a model; a model's may have a version behind it.
  model: ["deploymentname", "modeldeploymentname", "deployment", "model", "modelname"],
  prompt: ["prompttokens", "inputtokens", "processedprompttokens"],
  answer: ["completiontokens", "outputtokens", "generatedtokens", "answertokens"],
  total: ["tokens", "totaltokens", "processedinferencetokens"]
};
function columnNames(header, columns, place) {
  const found = {};
  for (const column of Object.keys(GUESSES)) {
    const wanted = columns[column];
    if (wanted !== void 0 && !header.includes(wanted)) {
      throw new LogError(
        `${place}: there is no column "${wanted}"${suggestion(wanted, header)}: there are ${header.join(", ")}`
      );
    }
    const name = wanted ?? GUESSES[column].map((guess) => header.find((name2) => plain(name2) === guess)).find((guess) => guess !== void 0);
    if (name !== void 0) found[column] = name;
  }
  const missing = [
    ...["time", "model"].filter((column) => found[column] === void 0),
    ...(found.prompt === void 0 || found.answer === void 0) && found.total === void 0 ? ["tokens"] : []
  ];
  if (missing.length > 0) {
    throw new LogError(
      `${place}: no column for ${missing.join(" and ")}: say which it is by traffic.log.columns (time, model, prompt and answer, or total); there are ${header.join(", ")}`
    );
  }
  return found;
}
function plain(name) {
  return name.replace(/ \[UTC\]$/, "").replace(/_[sdtlg]$/, "").replaceAll(/[^A-Za-z]/g, "").toLowerCase();
}
function fieldsOf(record, names) {
  const value = (column) => {
    const name = names[column];
    return name === void 0 ? void 0 : record[name];
  };
  const [prompt, answer, total] = ["prompt", "answer", "total"].map(
    (column) => tokensOf(value(column))
  );
  const model = value("model");
  const told = prompt !== void 0 && answer !== void 0;
  const half = total === void 0 ? void 0 : Math.ceil(total / 2);
  return {
    time: timeOf(value("time")),
    model: typeof model === "string" && model !== "" ? model : void 0,
    prompt: told ? prompt : half,
    answer: told ? answer : half === void 0 ? void 0 : (total ?? 0) - half,
    halved: !told
  };
}
function timeOf(value) {
  const number = typeof value === "number" ? value : numberIn(value);
  if (number !== void 0) return number < 1e11 ? number * 1e3 : number;
  if (typeof value !== "string" || value === "") return void 0;
  const iso = /^\d{4}-\d\d-\d\d[T ]/.test(value);
  const zoned = /(?:[zZ]|UTC|GMT|[+-]\d\d:?\d\d)$/.test(value);
  const time = Date.parse(zoned ? value : iso ? `${value.replace(" ", "T")}Z` : `${value} UTC`);
  return Number.isNaN(time) ? void 0 : time;
}
function tokensOf(value) {
  const number = typeof value === "number" ? value : numberIn(value);
  return number === void 0 || number < 0 ? void 0 : Math.round(number);
}
function numberIn(value) {
  return typeof value === "string" && /^\d+(\.\d+)?$/.test(value) ? Number(value) : void 0;
}

// action/simulation/log.ts
var TOLERANCE = 6e4;
function readLog(path, columns, { models, callers, seed }) {
  const holes = /* @__PURE__ */ new Map();
  const hole = (what, line) => {
    const known = holes.get(what);
    if (known === void 0) holes.set(what, { count: 1, line });
    else known.count += 1;
  };
  const random = createRandom(`${seed}/log`);
  function* calls() {
    let start;
    let latest = Number.NEGATIVE_INFINITY;
    for (const { line, value } of records(path, columns)) {
      const { time, model, prompt, answer, halved } = value;
      if (time === void 0) hole("no time", line);
      else if (model === void 0) hole("no model", line);
      else if (prompt === void 0 || answer === void 0) hole("no tokens", line);
      else if (models !== void 0 && !models.has(model)) {
        hole(`model ${model}, which load-balancer.yml does not have`, line);
      } else {
        if (time < latest - TOLERANCE) {
          throw new LogError(
            `${path}:${line}: the call is ${Math.round((latest - time) / 1e3)} s earlier than one before it: sort the log by time, the oldest first`
          );
        }
        if (time < latest) hole("earlier than the line before, taken as of the same time", line);
        if (halved) hole("tokens of prompt and answer not told apart, taken as half each", line);
        start ??= time;
        latest = Math.max(latest, time);
        yield {
          at: latest - start,
          caller: `caller-${1 + Math.floor(random() * callers)}`,
          kind: "ordinary",
          model,
          promptTokens: prompt,
          mostTokens: Math.max(1, answer),
          // The seed says which share of the most tokens is generated: of a log, all (see readRequest).
          seed: 81 * Math.floor(random() * 33554431) + 80
        };
      }
    }
    if (start === void 0) throw new LogError(`${path}: the log has no call: ${describe(holes)}`);
  }
  return {
    calls,
    holes: () => Array.from(holes, ([what, at]) => ({ what, ...at }))
  };
}
function describe(holes) {
  if (holes.size === 0) return "it is empty";
  return Array.from(
    holes,
    ([what, { count, line }]) => `${what} (${count}, first in line ${line})`
  ).join("; ");
}
function* records(path, columns) {
  const lines = linesOf(path);
  let csv;
  let names;
  let number = 0;
  for (const text of lines) {
    number += 1;
    if (text.trim() === "") continue;
    if (names === void 0 && !text.trimStart().startsWith("{")) {
      csv = createCsvReader(text);
      names = columnNames(csv.header, columns, `${path}:${number}`);
      continue;
    }
    const record = csv === void 0 ? parseJson(text, path, number) : csv.record(text);
    if (record === void 0) {
      if ((csv?.openLength() ?? 0) > LONGEST) {
        throw new LogError(`${path}:${number}: a quoted field does not end`);
      }
      continue;
    }
    names ??= columnNames(Object.keys(record), columns, `${path}:${number}`);
    yield { line: number, value: fieldsOf(record, names) };
  }
  if ((csv?.openLength() ?? 0) > 0) {
    throw new LogError(`${path}:${number}: the file ends inside a quoted field`);
  }
}
function parseJson(text, path, line) {
  try {
    const value = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) {
      return value;
    }
  } catch {
  }
  throw new LogError(
    `${path}:${line}: not a JSON object: expected one on each line, or CSV with a line of names first`
  );
}

// action/simulation/job.ts
var STEP = 500;
async function runJob({ scenario, balancer, policy, seed, scale, log, span }, onProgress) {
  const situation = situationOf(scenario, balancer, scale);
  const contender = policy === void 0 ? ideal : policyContender("policy", policy);
  const tally = createTally(situation);
  let done = 0;
  const onRequest = (request) => {
    tally.onRequest(request);
    done += 1;
    if (done % STEP === 0) onProgress(request.call.at / 1e3);
  };
  const { callers } = scenario.traffic;
  const read = log === void 0 ? void 0 : readLog(log.file, log.columns, { models: modelsOf(balancer), callers, seed });
  await simulate(
    situation,
    contender,
    seed,
    { ...tally, onRequest },
    {
      ...read === void 0 ? {} : { arrivals: read.calls() },
      ...span === void 0 ? {} : { span }
    }
  );
  return { counts: tally.read(), holes: read?.holes() ?? [] };
}
function modelsOf({ models }) {
  const names = models.map(({ name }) => name);
  return names.includes(ANY_MODEL) ? void 0 : new Set(names);
}
export {
  runJob
};
