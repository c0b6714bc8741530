/** Azure compares regions without spaces and case: `Japan East` is `japaneast`. */
export function normalizeLocation(location: string): string {
  return location.replaceAll(' ', '').toLowerCase();
}
