import { parseDuration } from '../../policy/standards/duration.ts';

/** What is no duration has been told by its pattern. */
export function isLonger(text: string, seconds: number): boolean {
  return (parseDuration(text) ?? 0) > seconds;
}
