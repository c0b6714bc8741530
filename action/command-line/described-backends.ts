/**
 * Backends as a JSON file tells them:
 * `{"japan": {"url": "https://…/openai", "breaker": {"failures": 1, "statusCodes": ["429", "500-599"]}},
 *   "models": {"pool": [{"backend": "japan", "priority": 1, "weight": 2}]}}`
 */
import type {
  CircuitBreakerRule,
  PoolBackend,
  Service,
  SingleBackend,
} from '../../policy/gateway/index.ts';
import { isObject } from '../../policy/standards/json.ts';
import { readJsonFile } from './policy-files.ts';
import { UsageError } from './terminal.ts';

type Content = Readonly<Record<string, unknown>>;

/** @throws {UsageError} naming the file, the backend and what is expected */
export async function readBackends(path: string): Promise<Service['backends']> {
  const content = await readJsonFile(path);
  const expect = expectationsOf(path);
  return new Map(
    Object.entries(expect.object(content, 'the file')).map(([name, written]) => [
      name,
      backendOf(expect.object(written, name), name, expect),
    ]),
  );
}

type Expectations = ReturnType<typeof expectationsOf>;

/** Each is given a value and where it stands, and returns it if it is of that kind. */
function expectationsOf(path: string) {
  const refuse = (where: string, expected: string): never => {
    throw new UsageError(`${path}: ${where}: expected ${expected}`);
  };
  const number = (value: unknown, where: string): number =>
    typeof value === 'number' ? value : refuse(where, 'a number');
  return {
    refuse,
    number,
    object: (value: unknown, where: string): Content =>
      isObject(value) ? value : refuse(where, 'an object'),
    list: (value: unknown, where: string): readonly unknown[] =>
      Array.isArray(value) ? value : refuse(where, 'a list'),
    text: (value: unknown, where: string): string =>
      typeof value === 'string' ? value : refuse(where, 'a text'),
    optionalNumber: (value: unknown, where: string) =>
      value === undefined ? undefined : number(value, where),
  };
}

function backendOf(
  written: Content,
  where: string,
  expect: Expectations,
): SingleBackend | PoolBackend {
  if (written.pool === undefined) {
    return {
      type: 'Single',
      url: expect.text(written.url, `${where}.url`),
      circuitBreaker:
        written.breaker === undefined
          ? undefined
          : breakerOf(written.breaker, `${where}.breaker`, expect),
    };
  }
  const services = expect.list(written.pool, `${where}.pool`).map((member, index) => {
    const place = `${where}.pool[${index}]`;
    const { backend: name, priority, weight } = expect.object(member, place);
    return {
      backend: expect.text(name, `${place}.backend`),
      priority: expect.optionalNumber(priority, `${place}.priority`),
      weight: expect.optionalNumber(weight, `${place}.weight`),
    };
  });
  return { type: 'Pool', services, sessionCookie: undefined };
}

function breakerOf(written: unknown, where: string, expect: Expectations): CircuitBreakerRule {
  const { failures, statusCodes = ['429', '500-599'] } = expect.object(written, where);
  return {
    name: '',
    failures: { count: expect.number(failures, `${where}.failures`) },
    statusCodeRanges: expect
      .list(statusCodes, `${where}.statusCodes`)
      .map((code) => rangeOf(code, `${where}.statusCodes`, expect)),
    // How long it counts and stays open is no matter of a document.
    interval: 0,
    tripDuration: 0,
    acceptRetryAfter: true,
    errorReasons: [],
  };
}

function rangeOf(written: unknown, where: string, expect: Expectations) {
  const [, from, to = from] = /^(\d{3})(?:-(\d{3}))?$/.exec(expect.text(written, where)) ?? [];
  if (from === undefined) return expect.refuse(where, 'statuses such as "429" or "500-599"');
  return { min: Number(from), max: Number(to) };
}
