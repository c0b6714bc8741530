/** What an evaluation needs of the world. Handed in, so that a simulation decides time and chance. */
export type Runtime = {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Uniform in [0, 1). */
  random(): number;
  /** A new GUID in the form `xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx`. */
  guid(): string;
  /**
   * Milliseconds of real time from any start, also where `now` is virtual: an evaluation may take five seconds of them.
   * Where it is left out, only an evaluation's steps are bounded.
   */
  stopwatch?(): number;
};
