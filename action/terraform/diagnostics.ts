/**
 * What Terraform complains about, as findings with a file and a line, and the state lock's holder.
 *
 * Terraform's `-json` output is one JSON object a line; complaints have `"type":"diagnostic"`
 * (https://developer.hashicorp.com/terraform/internals/machine-readable-ui). `validate -json` prints a single
 * document with the same diagnostics.
 */

import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import {
  isObject,
  items,
  type Json,
  member,
  parseJson,
  textOf,
} from '../../policy/standards/json.ts';
import type { Finding } from '../finding.ts';

export type Diagnostic = {
  readonly severity: 'error' | 'warning';
  readonly summary: string;
  readonly detail: string;
  /** Of the resource that it is about, where Terraform knows. */
  readonly address: string | undefined;
  /** What the refused expression refers to: `var.gateway.sku`. */
  readonly traversals: readonly string[];
  readonly range:
    | {
        /** Relative to the root module. */
        readonly file: string;
        readonly line: number;
        readonly column: number;
        readonly endLine: number;
        readonly endColumn: number;
      }
    | undefined;
};

/** A line of `-json` output; undefined for anything else, such as what a provider prints by mistake. */
export function parseEvent(line: string): Json | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    const event = parseJson(line);
    return isObject(event) && textOf(member(event, '@message')) !== undefined ? event : undefined;
  } catch {
    return undefined;
  }
}

/** The version that a line of `-json` output says: Terraform's, or OpenTofu's. It is the first line of a command. */
export function versionIn(line: string): string | undefined {
  const event = parseEvent(line);
  if (member(event, 'type') !== 'version') return undefined;
  return textOf(member(event, 'terraform')) ?? textOf(member(event, 'tofu'));
}

/** The diagnostics among lines of `-json` output. */
export function diagnosticsOfEvents(output: string): readonly Diagnostic[] {
  return output.split('\n').flatMap((line) => {
    const diagnostic = member(parseEvent(line), 'diagnostic');
    return diagnostic === undefined ? [] : [toDiagnostic(diagnostic)];
  });
}

/** The diagnostics of `validate -json`; undefined when the text is not such a document. */
export function diagnosticsOfValidation(output: string): readonly Diagnostic[] | undefined {
  try {
    const document = parseJson(output);
    if (typeof member(document, 'valid') !== 'boolean') return undefined;
    return items(member(document, 'diagnostics')).map(toDiagnostic);
  } catch {
    return undefined;
  }
}

/** @param directory of the root module, relative to the workspace. */
export function toFinding(diagnostic: Diagnostic, directory: string): Finding {
  const { severity, summary, detail, address, range } = diagnostic;
  const about = address === undefined ? '' : ` (${address})`;
  return {
    severity,
    message: detail === '' ? `${summary}${about}` : `${summary}${about}: ${detail}`,
    ...(range === undefined
      ? {}
      : {
          file: join(directory, range.file),
          line: range.line,
          endLine: range.endLine,
          column: range.column,
          endColumn: range.endColumn,
        }),
  };
}

/** Who holds the state lock. */
export type LockHolder = {
  readonly id: string;
  readonly who: string;
  readonly operation: string;
  readonly created: string;
};

/**
 * The holder of the lock when that is why a command failed; undefined otherwise.
 *
 * @param text a diagnostic's detail or, for a command without `-json`, everything on stderr.
 */
export function readLockHolder(text: string): LockHolder | undefined {
  const [, info] = stripVTControlCharacters(text).split('Lock Info:');
  if (info === undefined) return undefined;
  // On stderr every line starts with the bar of the box that Terraform draws.
  const field = (name: string) =>
    new RegExp(`^[\\s│|]*${name}:[^\\S\\n]*(.*)$`, 'm').exec(info)?.[1]?.trim() || 'unknown';
  return {
    id: field('ID'),
    who: field('Who'),
    operation: field('Operation'),
    created: field('Created'),
  };
}

export function isLockError({ summary, detail }: Diagnostic): boolean {
  return summary === 'Error acquiring the state lock' || detail.includes('Lock Info:');
}

function toDiagnostic(json: Json): Diagnostic {
  const range = member(json, 'range');
  const file = textOf(member(range, 'filename'));
  const position = (end: 'start' | 'end', key: 'line' | 'column') => {
    const value = member(member(range, end), key);
    return typeof value === 'number' ? value : 1;
  };
  return {
    severity: member(json, 'severity') === 'warning' ? 'warning' : 'error',
    summary: textOf(member(json, 'summary')) ?? 'Terraform reported a problem without a summary',
    detail: textOf(member(json, 'detail')) ?? '',
    address: textOf(member(json, 'address')),
    traversals: items(member(member(json, 'snippet'), 'values')).flatMap(
      (value) => textOf(member(value, 'traversal')) ?? [],
    ),
    range:
      file === undefined
        ? undefined
        : {
            file,
            line: position('start', 'line'),
            column: position('start', 'column'),
            endLine: position('end', 'line'),
            endColumn: position('end', 'column'),
          },
  };
}
