/** How a run's reports and comments begin: which load balancer, which commit, which run. */
import type { CommentKey } from '../github/marker.ts';
import { code, plain } from '../report/markdown.ts';
import type { Artefacts, Context } from './ports.ts';

export type About = {
  /** Plain text: `Load balancer prod`. */
  readonly title: string;
  readonly key: CommentKey;
};

export function aboutOf({ inputs }: Context, { balancer }: Artefacts): About {
  const { label } = inputs;
  const { environment } = balancer;
  return {
    title: `Load balancer ${label === '' ? environment : `${label} (${environment})`}`,
    key: { label, environment },
  };
}

/** Markdown: which commit, which run. */
export function originOf({ event, commit }: Pick<Context, 'event' | 'commit'>): string {
  if (event === undefined) return '';
  return [
    commit === '' ? '' : `Commit ${code(commit.slice(0, 12))}`,
    event.runUrl === undefined ? '' : `[run](${event.runUrl})`,
    event.name === 'workflow_dispatch' ? `dispatched on ${plain(event.ref)}` : '',
  ]
    .filter((text) => text !== '')
    .join(' · ');
}
