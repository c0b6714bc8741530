/** `aolb render`: writes the policy, the API description and Terraform's variables. */
import { relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createPrepare } from '../artefacts.ts';
import { describeFinding } from '../finding.ts';
import type { ExitCode, Terminal } from './terminal.ts';

export async function render(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      config: { type: 'string', default: 'load-balancer.yml' },
      output: { type: 'string', default: '.aolb' },
      json: { type: 'boolean', default: false },
    },
  });
  const { directory, functionPackage } = terminal;
  const prepare = createPrepare(directory, functionPackage);
  const prepared = await prepare(
    resolve(directory, values.config),
    resolve(directory, values.output),
    { judged: true },
  );
  const findings = prepared.ok ? prepared.artefacts.warnings : prepared.findings;
  const files = prepared.ok
    ? [
        prepared.artefacts.policyFile,
        prepared.artefacts.openapiFile,
        prepared.artefacts.variablesFile,
      ]
    : [];
  const names = files.map((file) => relative(directory, file));
  const notes = prepared.ok ? prepared.artefacts.notes : [];
  if (values.json) {
    terminal.out(
      `${JSON.stringify({ ok: prepared.ok, files: names, findings, notes }, null, 2)}\n`,
    );
  } else {
    for (const finding of findings) {
      terminal.error(`${finding.severity}: ${describeFinding(finding)}\n`);
    }
    for (const line of [...names, ...notes]) terminal.out(`${line}\n`);
  }
  return prepared.ok ? 0 : 1;
}
