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
import { readJsonFile } from './policy-files.ts';
import { UsageError } from './terminal.ts';

type Content = Readonly<Record<string, unknown>>;

/** @throws {UsageError} naming the file, the backend and what is expected */
export async function readBackends(path: string): Promise<Service['backends']> {
  const content = await readJsonFile(path);
  const refuse = (where: string, expected: string): never => {
    throw new UsageError(`${path}: ${where}: expected ${expected}`);
  };
  const object = (value: unknown, where: string): Content =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? { ...value }
      : refuse(where, 'an object');
  const list = (value: unknown, where: string): readonly unknown[] =>
    Array.isArray(value) ? value : refuse(where, 'a list');
  const text = (value: unknown, where: string): string =>
    typeof value === 'string' ? value : refuse(where, 'a text');
  const number = (value: unknown, where: string): number =>
    typeof value === 'number' ? value : refuse(where, 'a number');
  const optionalNumber = (value: unknown, where: string) =>
    value === undefined ? undefined : number(value, where);

  const range = (written: unknown, where: string) => {
    const [, from, to = from] = /^(\d{3})(?:-(\d{3}))?$/.exec(text(written, where)) ?? [];
    if (from === undefined) return refuse(where, 'statuses such as "429" or "500-599"');
    return { min: Number(from), max: Number(to) };
  };
  const breaker = (written: unknown, where: string): CircuitBreakerRule => {
    const { failures, statusCodes = ['429', '500-599'] } = object(written, where);
    return {
      name: '',
      failures: { count: number(failures, `${where}.failures`) },
      statusCodeRanges: list(statusCodes, `${where}.statusCodes`).map((code) =>
        range(code, `${where}.statusCodes`),
      ),
      // How long it counts and stays open is no matter of a document.
      interval: 0,
      tripDuration: 0,
      acceptRetryAfter: true,
      errorReasons: [],
    };
  };
  const backend = (written: Content, where: string): SingleBackend | PoolBackend => {
    if (written.pool === undefined)
      return {
        type: 'Single',
        url: text(written.url, `${where}.url`),
        circuitBreaker:
          written.breaker === undefined ? undefined : breaker(written.breaker, `${where}.breaker`),
      };
    const services = list(written.pool, `${where}.pool`).map((member, index) => {
      const place = `${where}.pool[${index}]`;
      const { backend: name, priority, weight } = object(member, place);
      return {
        backend: text(name, `${place}.backend`),
        priority: optionalNumber(priority, `${place}.priority`),
        weight: optionalNumber(weight, `${place}.weight`),
      };
    });
    return { type: 'Pool', services, sessionCookie: undefined };
  };
  return new Map(
    Object.entries(object(content, 'the file')).map(([name, written]) => [
      name,
      backend(object(written, name), name),
    ]),
  );
}
