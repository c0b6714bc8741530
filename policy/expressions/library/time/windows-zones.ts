/** What Windows calls the world's time zones. A bundle holds the pairs, not the package with its table of all countries (.ci/computed.ts). */
import { findIana, WINDOWS_TO_IANA_MAP } from 'windows-iana';

/** Name of Windows and of the IANA database, by CLDR: that of the world as a whole, which comes first, before those of countries. */
export const WINDOWS_ZONES: readonly (readonly [windows: string, iana: string])[] = [
  ...new Set(WINDOWS_TO_IANA_MAP.map(({ windowsName }) => windowsName)),
].flatMap((name) => {
  const [iana] = findIana(name);
  return iana === undefined ? [] : [[name, iana] as const];
});
