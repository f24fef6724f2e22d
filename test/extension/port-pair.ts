/** Two ends of an extension port, in memory: messages are cloned and come later, as between a browser's processes. */
import type { PortLike } from '../../src/extension/port-connection.ts';

type Disconnected = (port: { error?: { message: string } | undefined }) => void;

export class PortEnd implements PortLike {
  readonly #message: ((message: unknown) => void)[] = [];
  readonly #disconnect: Disconnected[] = [];
  #other: PortEnd | null = null;
  error: { message: string } | undefined;

  readonly onMessage = { addListener: (listener: (message: unknown) => void) => void this.#message.push(listener) };
  readonly onDisconnect = { addListener: (listener: Disconnected) => void this.#disconnect.push(listener) };

  static pair(): [PortEnd, PortEnd] {
    const [one, two] = [new PortEnd(), new PortEnd()];
    one.#other = two;
    two.#other = one;
    return [one, two];
  }

  get connected(): boolean {
    return this.#other !== null;
  }

  postMessage(message: unknown): void {
    if (this.#other === null) throw new Error('Attempting to use a disconnected port object');
    const other = this.#other;
    const copy = structuredClone(message);
    queueMicrotask(() => {
      if (this.#other !== null) for (const listener of other.#message) listener(copy);
    });
  }

  /** As the browsers do it: the end that disconnects is not told. `words` is the reason that the other end is given. */
  disconnect(words?: string): void {
    const other = this.#other;
    if (other === null) return;
    this.#other = null;
    other.#other = null;
    other.error = words === undefined ? undefined : { message: words };
    queueMicrotask(() => {
      for (const listener of other.#disconnect) listener(other);
    });
  }
}
