/** What the decoder keeps at most. Beyond a limit it reads on and says so; it never fails. Octets, unless named otherwise. */
export interface Limits {
  /** One line of a header or trailer section, or the status line. */
  line: number;
  /** All kept lines of one section. */
  section: number;
  /** Kept field lines of one section, a count. */
  fields: number;
  /** Kept interim responses, a count. */
  interims: number;
  /** One chunk-size line with its extensions. */
  chunkLine: number;
  /** Octets searched for a status line behind junk. */
  junk: number;
}

/** Chosen above what clients accept (curl 300 KB, Chromium 256 KiB a head), and below what hurts. */
export const defaultLimits: Limits = {
  line: 256 * 1024,
  section: 512 * 1024,
  fields: 2_000,
  interims: 100,
  chunkLine: 16 * 1024,
  junk: 16 * 1024,
};
