/** What is known of resources that an interrupted apply made in Azure and did not record. */

/** Of everything that the journal names and the state does not hold. */
export type Recovery = {
  /** It exists, and this plan imports it. */
  readonly imports: readonly Import[];
  /** It exists, or may exist, and no plan takes it over: why, and its id where that is known. */
  readonly leftovers: readonly Leftover[];
  /** Addresses of the journal that need no thought any more: the state has them, or Azure has nothing of them and no plan creates them. */
  readonly gone: readonly string[];
};

export type Import = {
  readonly address: string;
  readonly id: string;
  /** Azure's word for a resource that is still being made, or has failed; undefined for one that is there. */
  readonly state: string | undefined;
};

export type Leftover = {
  readonly address: string;
  readonly id: string | undefined;
  readonly why: string;
};

export const NOTHING_LEFT: Recovery = { imports: [], leftovers: [], gone: [] };

export function describeLeftover({ address, id, why }: Leftover): string {
  return `${address}${id === undefined ? '' : ` (${id})`}: ${why}`;
}
