/** System.DayOfWeek. */
import { Enumeration } from '../foundation/enum.ts';

export const DayOfWeek = new Enumeration('System.DayOfWeek', {
  Sunday: 0,
  Monday: 1,
  Tuesday: 2,
  Wednesday: 3,
  Thursday: 4,
  Friday: 5,
  Saturday: 6,
});
