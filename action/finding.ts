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

/** `file:line:column: message`, with as much of the position as is known. */
export function describeFinding({ file, line, column, message }: Finding): string {
  const position = [file, line, column].filter((part) => part !== undefined).join(':');
  return position === '' ? message : `${position}: ${message}`;
}
