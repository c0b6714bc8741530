import { durationSeconds, isDuration } from '../../policy/duration.ts';

/** What is no duration has been told by its pattern. */
export function isLonger(text: string, seconds: number): boolean {
  return isDuration(text) && durationSeconds(text) > seconds;
}
