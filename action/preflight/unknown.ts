/** Questions that whoever runs may not be allowed to ask: what cannot be known is said, never guessed. */
import { ArmError } from '../azure/arm.ts';
import { type Complaint, warning } from '../config/complaint.ts';
import type { Path } from '../config/path.ts';

/** The check of the resource providers says it, once for all. */
const UNREGISTERED = ['MissingSubscriptionRegistration', 'SubscriptionNotRegistered'];

/**
 * @param what is asked, to be followed by "cannot be known"
 * @throws {ArmError} where Azure does not answer, or refuses for another reason than rights
 */
export async function ifAllowed(
  { path, what }: { readonly path: Path; readonly what: string },
  ask: () => Promise<readonly Complaint[]>,
): Promise<readonly Complaint[]> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof ArmError)) throw error;
    if (UNREGISTERED.includes(error.code)) return [];
    if (error.status !== 403) throw error;
    return [
      warning(
        path,
        `${what} cannot be known, and an apply may stop half-way because of it: ${error.message} (${error.code})`,
      ),
    ];
  }
}
