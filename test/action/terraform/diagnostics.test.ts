import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  diagnosticsOfEvents,
  diagnosticsOfValidation,
  isLockError,
  readLockHolder,
  toFinding,
} from '../../../action/terraform/diagnostics.ts';
import { annotationProperties } from '../../../action/workflow.ts';

const RANGE = {
  filename: 'modules/a/main.tf',
  start: { line: 3, column: 5, byte: 40 },
  end: { line: 4, column: 1, byte: 60 },
};

test('diagnostics are found among events, and noise is not', () => {
  const output = [
    '{"@message":"Terraform 1.11.4","type":"version"}',
    'a provider that prints where it should not',
    '{ not json',
    JSON.stringify({
      '@message': 'Error: no',
      diagnostic: { severity: 'error', summary: 'no', detail: 'why', address: 'a.b', range: RANGE },
    }),
  ].join('\n');
  const [diagnostic, ...others] = diagnosticsOfEvents(output);
  assert.deepEqual(others, []);
  assert.ok(diagnostic !== undefined);
  const finding = toFinding(diagnostic, 'infra');
  assert.deepEqual(finding, {
    severity: 'error',
    message: 'no (a.b): why',
    file: 'infra/modules/a/main.tf',
    line: 3,
    endLine: 4,
    column: 5,
    endColumn: 1,
  });
  assert.deepEqual(
    annotationProperties(finding),
    { file: 'infra/modules/a/main.tf', startLine: 3, endLine: 4 },
    'the runner refuses columns over several lines',
  );
});

test('an error about the whole configuration has no place', () => {
  const [diagnostic] =
    diagnosticsOfValidation(
      JSON.stringify({
        valid: false,
        diagnostics: [{ severity: 'error', summary: 'no', detail: '' }],
      }),
    ) ?? [];
  assert.deepEqual(diagnostic && toFinding(diagnostic, 'infra'), {
    severity: 'error',
    message: 'no',
  });
});

test('what is no validation is not taken for a valid one', () => {
  for (const text of ['', 'Error', '{}', '[]']) {
    assert.equal(diagnosticsOfValidation(text), undefined);
  }
});

const HOLDER = {
  id: '66ef441b-c438-d15f-de93-97bb73f06962',
  who: 'runner@host',
  operation: 'OperationTypeApply',
  created: '2026-11-23 17:29:54.95 +0000 UTC',
};
const INFO = [
  'Error message: state blob is already locked',
  'Lock Info:',
  `  ID:        ${HOLDER.id}`,
  '  Path:      tfstate/prod.tfstate',
  `  Operation: ${HOLDER.operation}`,
  `  Who:       ${HOLDER.who}`,
  '  Version:   1.11.4',
  `  Created:   ${HOLDER.created}`,
  '  Info:      ',
];

test('the holder of the lock is read from a diagnostic', () => {
  const detail = INFO.join('\n');
  const summary = 'Error acquiring the state lock';
  const diagnostic = {
    severity: 'error',
    summary,
    detail,
    address: undefined,
    traversals: [],
    range: undefined,
  } as const;
  assert.ok(isLockError(diagnostic));
  assert.deepEqual(readLockHolder(detail), HOLDER);
});

test('and from the box on stderr, where there are no diagnostics', () => {
  const box = [
    '╷',
    '│ Error: Error acquiring the state lock',
    '│ ',
    ...INFO.map((line) => `│ ${line}`),
    '╵',
  ];
  assert.deepEqual(readLockHolder(box.join('\n')), HOLDER);
});

test('what Terraform does not say is unknown; another error has no holder', () => {
  assert.deepEqual(readLockHolder('Lock Info:\n  ID: 1\n'), {
    id: '1',
    who: 'unknown',
    operation: 'unknown',
    created: 'unknown',
  });
  assert.equal(readLockHolder('Error: something else'), undefined);
});
