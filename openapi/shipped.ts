/** The document of the descriptions that ship. */
import { anyOther, known } from './computed.ts';
import { type Adjustment, writeDocument } from './content.ts';

/**
 * What `adjustOpenApi` makes of the shipped descriptions, without reading them.
 *
 * @param open whether any other call goes through, too
 */
export function shippedOpenApi(adjustment: Adjustment, open: boolean): string {
  const paths = open ? { ...known.paths, ...anyOther.paths } : known.paths;
  return writeDocument({ ...known, paths }, adjustment);
}
