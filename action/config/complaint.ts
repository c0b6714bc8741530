/** A fault of `load-balancer.yml` that a schema cannot see, and the shape of the rules that find them. */
import type { Configuration } from '../../policy/configuration.ts';
import type { Path } from './path.ts';
import type { Written } from './written.ts';

/** A fault and the path of the value that is to blame. */
export type Complaint = {
  readonly severity: 'error' | 'warning';
  readonly path: Path;
  readonly message: string;
};

export type Rule = (written: Written, configuration: Configuration) => readonly Complaint[];

export const error = (path: Path, message: string): Complaint => ({
  severity: 'error',
  path,
  message,
});

export const warning = (path: Path, message: string): Complaint => ({
  severity: 'warning',
  path,
  message,
});
