/** A plan that is written, as those see it who began it, who recover by it and who read it. */
import type { Json } from '../../policy/standards/json.ts';
import type { Finding } from '../finding.ts';
import { namesIn } from '../terraform/names.ts';
import { sensitiveValues } from '../terraform/secrets.ts';
import type { Source } from '../terraform/source.ts';
import type { Context } from './ports.ts';

/** What is in a plan file. */
export type Shown = {
  /** What `terraform show -json` prints of it. */
  readonly json: Json;
  /** See `readSource`. */
  readonly source: Promise<Source>;
};

export type Planned = Shown & { readonly warnings: readonly Finding[] };

/** From here on a plan's secrets are hidden. */
export function learnPlan({ secrecy }: Context, json: Json): void {
  secrecy.learn(sensitiveValues(json), namesIn(json));
}
