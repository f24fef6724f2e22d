/**
 * Ends this process by force unless it ends by itself within so many milliseconds. Reads of a disk that never answers keep
 * it, and keep `process.exit` too, which waits for the threads that they are in.
 */
export function endProcessWithin(milliseconds: number): void {
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), milliseconds).unref();
}
