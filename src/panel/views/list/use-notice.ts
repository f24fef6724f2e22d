import { useEffect, useState } from 'preact/hooks';

/** Milliseconds that a notice stays: long enough to be read, and nothing depends on it. */
const STAY = 6_000;

/** A sentence that is shown for a while. */
export function useNotice(): [notice: string, say: (text: string) => void] {
  const [notice, setNotice] = useState({ text: '', times: 0 });
  useEffect(() => {
    if (notice.text === '') return;
    const timer = setTimeout(() => setNotice((was) => ({ ...was, text: '' })), STAY);
    return () => clearTimeout(timer);
  }, [notice]);
  return [notice.text, (text) => setNotice((was) => ({ text, times: was.times + 1 }))];
}
