/** A value of a document on its way to the compiler: what its text tells before it is compiled. */
import { expressionsIn, type PolicyValue } from '../../document/index.ts';
import type { Parameter, ValueType } from '../pipeline/definition.ts';
import type { Place } from '../trace.ts';
import type { Findings, Spot } from './findings.ts';
import { compiles, holdsNames, unknownLiteral, withStandIns } from './trust.ts';
import { compileValue, refuseUnknownNames } from './values.ts';

/**
 * @param what how errors name the value: `the attribute "count"`
 * @param namedValues undefined: not known, so names are taken on trust
 * @returns undefined when it is faulted
 */
export function compileChecked<T>(
  value: PolicyValue,
  type: ValueType<T>,
  what: string,
  place: Place,
  spot: Spot,
  findings: Findings,
  namedValues: ReadonlyMap<string, string> | undefined,
): Parameter<T> | undefined {
  if (namedValues !== undefined) refuseUnknownNames(value, spot, findings);
  else if (holdsNames(value)) {
    if (value.kind === 'literal') return unknownLiteral(value.text, type);
    return compileValue(withStandIns(value), type, what, place, spot, findings, value);
  }
  if (value.kind === 'literal' && holdsExpressions(value, what, spot, findings)) return undefined;
  return compileValue(value, type, what, place, spot, findings);
}

/** Text around expressions: documented as not possible, but published policies rely on it, so neither is sure. */
function holdsExpressions(
  value: PolicyValue,
  what: string,
  spot: Spot,
  findings: Findings,
): boolean {
  const parts = expressionsIn(value.text);
  if (parts.length === 0) return false;
  if (!parts.some((part) => compiles({ ...part, position: value.position }))) {
    findings.warn(
      `${what} does not begin with "@", so what looks like code in it is text`,
      value.position,
      spot,
    );
    return false;
  }
  findings.expressions += parts.length;
  findings.fault(
    `unsupported: ${what} holds text and an expression; put the text into the expression`,
    value.position,
    spot,
    { unsupported: 'text and an expression in one value' },
  );
  return true;
}
