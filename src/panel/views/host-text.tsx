import { currentLocale } from '../text.ts';
import { WireText } from './wire-text.tsx';

/**
 * A sentence of the host's: a Report's summary, a finding, a fault. It is English whatever the panel speaks, and says so
 * (WCAG 3.1.2); it may quote the wire.
 */
export function HostText({ text }: { text: string }) {
  return <WireText plain text={text} lang={isEnglish() ? undefined : 'en'} />;
}

function isEnglish(): boolean {
  return currentLocale().split('-')[0] === 'en';
}
