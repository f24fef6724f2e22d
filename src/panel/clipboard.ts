/** Puts text on the clipboard; false where the browser does not let us. `back` is what has the focus afterwards. */
export async function copyText(text: string, back: HTMLElement | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // DevTools deny their panels the asynchronous clipboard: there the older way still works.
    const area = document.createElement('textarea');
    area.value = text;
    area.className = 'unseen';
    document.body.append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    back?.focus();
    return done;
  }
}
