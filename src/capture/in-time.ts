/** What `work` gives, where it does so within that many milliseconds; else what `late` makes of it. The work goes on. */
export async function inTime<T>(work: Promise<T>, milliseconds: number, late: () => T): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  try {
    return await Promise.race([work, silence.then(late)]);
  } finally {
    clearTimeout(timer);
    work.catch(() => undefined);
  }
}
