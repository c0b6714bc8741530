/** Something to say about a place in a file the user wrote. Lines and columns count from 1. */
export type Finding = {
  readonly severity: 'error' | 'warning';
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** The key's path, such as `accounts.japan.endpoint`; empty for the whole file. */
  readonly path: string;
  readonly message: string;
};

/** `file:line:column: severity: path: message`, the form that editors and terminals turn into links. */
export function formatFinding({ file, line, column, severity, path, message }: Finding): string {
  const subject = path === '' ? message : `${path}: ${message}`;
  return `${file}:${line}:${column}: ${severity}: ${subject}`;
}
