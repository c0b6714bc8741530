/**
 * A plan's JSON for others to read: in Terraform's own format, without what Terraform marks as sensitive. The marks say where such values
 * stand; the same values also turn up where nothing marks them, which is for the scrub to find.
 */

import { isArray, isObject, type Json, member } from '../../policy/standards/json.ts';
import type { Scrub } from './redact.ts';

const MASK = '***';

/**
 * @param plan what `show -json` printed
 * @param scrubText knows the plan's secrets
 * @returns the same document; every sensitive value is `***` (null, and what is unknown, stay as they are)
 */
export function maskPlan(plan: Json, scrubText: Scrub): Json {
  const declared = member(member(member(plan, 'configuration'), 'root_module'), 'variables');
  const isSensitive = (name: string) => member(member(declared, name), 'sensitive') === true;

  // Few texts of a plan stand in it once: names of attributes do not, nor does the policy.
  const scrubbed = new Map<string, string>();
  const scrub: Scrub = (text) => {
    const known = scrubbed.get(text) ?? scrubText(text);
    scrubbed.set(text, known);
    return known;
  };

  const clean = (value: Json): Json => {
    if (typeof value === 'string') return scrub(value);
    // A secret may be a number: its digits are known as text.
    if (typeof value === 'number') return scrub(String(value)) === String(value) ? value : MASK;
    if (isArray(value)) return value.map(clean);
    if (!isObject(value)) return value;
    return fromEntries(
      Object.entries(value).map(([key, item]) => [scrub(key), masked(item, marksOf(value, key))]),
    );
  };
  const masked = (value: Json, marks: Json | undefined): Json => {
    if (marks === true) return value === null ? null : MASK;
    if (isArray(value)) {
      return value.map((item, index) => masked(item, isArray(marks) ? marks[index] : undefined));
    }
    if (!isObject(value) || !isObject(marks)) return clean(value);
    return fromEntries(
      Object.entries(value).map(([key, item]) => [
        scrub(key),
        masked(item, member(marks, key) ?? marksOf(value, key)),
      ]),
    );
  };

  const variables = member(plan, 'variables');
  const document = isObject(plan) ? plan : {};
  const rest = Object.entries(document).filter(([key]) => key !== 'variables');
  const hidden = Object.entries(isObject(variables) ? variables : {}).map(
    ([name, variable]): readonly [string, Json] => [
      name,
      isSensitive(name) ? { value: MASK } : clean(variable),
    ],
  );
  return {
    ...fromEntries(rest.map(([key, value]) => [key, clean(value)])),
    ...(variables === undefined ? {} : { variables: fromEntries(hidden) }),
  };
}

/** Beside a value stands what of it is sensitive, under a name that depends on the value's. */
function marksOf(parent: Json, key: string): Json | undefined {
  if (key === 'values') return member(parent, 'sensitive_values');
  if (key === 'value') return member(parent, 'sensitive');
  return key === 'before' || key === 'after' ? member(parent, `${key}_sensitive`) : undefined;
}

/** Unlike an assignment this keeps a key called `__proto__`. */
function fromEntries(entries: readonly (readonly [string, Json])[]): { [key: string]: Json } {
  return Object.fromEntries(entries);
}
