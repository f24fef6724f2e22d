/** What the lab asks of a client: its version, and what it makes of a URL. */
import type { Observation } from '../case.ts';

export type Seen = Omit<Observation, 'requests'>;

export interface Runner {
  /** Ids of the clients that this runner drives, in the order of their columns. */
  clients: readonly string[];
  /** How many cases may run at once. */
  parallel: number;
  /** Starts what needs starting. Answers the version of each client; throws, or leaves one out, when it is missing. */
  start(origin: string): Promise<Record<string, string>>;
  /** Fetches `url`, and gives up after `limit` milliseconds with the code `WAITING`. */
  run(client: string, url: string, method: string, limit: number): Promise<Seen>;
  stop(): Promise<void>;
}
