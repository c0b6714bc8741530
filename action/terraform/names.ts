/** Which words name something in a plan: a secret that is one of them cannot be removed without taking addresses along. */

import {
  isArray,
  isObject,
  items,
  type Json,
  member,
  textOf,
} from '../../policy/standards/json.ts';
import type { Names } from './redact.ts';

/** @param plan what `terraform show -json` printed */
export function namesIn(plan: Json): Names {
  const found = new Set<string>();
  const addKeys = (value: Json | undefined): void => {
    if (isArray(value)) for (const item of value) addKeys(item);
    if (!isObject(value)) return;
    for (const [key, child] of Object.entries(value)) {
      found.add(key);
      addKeys(child);
    }
  };
  for (const resource of items(member(plan, 'resource_changes'))) {
    for (const key of ['address', 'type']) found.add(textOf(member(resource, key)) ?? '');
    addKeys(member(member(resource, 'change'), 'after'));
  }
  for (const key of ['variables', 'output_changes']) {
    const named = member(plan, key);
    if (isObject(named)) for (const name of Object.keys(named)) found.add(name);
  }
  const text = `\n${[...found].join('\n')}\n`;
  return (value) => {
    for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
      if (isBorder(text[at - 1]) && isBorder(text[at + value.length])) return true;
    }
    return false;
  };
}

function isBorder(sign: string | undefined): boolean {
  return sign === undefined || !/[A-Za-z0-9]/.test(sign);
}
