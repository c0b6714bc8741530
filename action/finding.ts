/** Something to tell the user about a file: of the configuration, the policy or Terraform alike. */
export type Finding = {
  readonly severity: 'error' | 'warning';
  readonly message: string;
  /** Relative to the workspace, so that GitHub can place the annotation. */
  readonly file?: string;
  /** One-based. */
  readonly line?: number;
  readonly endLine?: number;
  readonly column?: number;
  readonly endColumn?: number;
};

/** File by file, in the order of their names, and from top to bottom. */
export function inFileOrder(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted(
    (a, b) =>
      (a.file ?? '').localeCompare(b.file ?? '') ||
      (a.line ?? 0) - (b.line ?? 0) ||
      (a.column ?? 0) - (b.column ?? 0),
  );
}

/** What stopped the run before what it only remarked, such as what others' modules are warned of. */
export function errorsFirst(findings: readonly Finding[]): readonly Finding[] {
  const rank = ({ severity }: Finding) => (severity === 'error' ? 0 : 1);
  return findings.toSorted((a, b) => rank(a) - rank(b));
}

/** `file:line:column: message`, with as much of the position as is known. */
export function describeFinding({ file, line, column, message }: Finding): string {
  const position = [file, line, column].filter((part) => part !== undefined).join(':');
  return position === '' ? message : `${position}: ${message}`;
}
