import type { Keys, Slot } from './ports.ts';

/** The slot that holds the value, the primary one if both do. */
export function slotOf(keys: Keys, value: string): Slot | undefined {
  if (keys.primary === value) return 'primary';
  return keys.secondary === value ? 'secondary' : undefined;
}

export function other(slot: Slot): Slot {
  return slot === 'primary' ? 'secondary' : 'primary';
}
