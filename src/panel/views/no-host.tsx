import type { HostState } from '../model/state.ts';
import { useInspector } from './context.ts';
import { CopyButton } from './copy-button.tsx';
import { PlugIcon } from './icons.tsx';
import { WireText } from './wire-text.tsx';

const INSTALL = 'npx lastchunk install';

/** There is no host, or none that we can speak with: what it is for, how to get it, and what the browser says. */
export function NoHost({ host: { fault, trying } }: { host: Extract<HostState, { kind: 'missing' }> }) {
  const inspector = useInspector();
  const missing = fault.code === 'host-missing';
  return (
    <section class="page no-host" aria-labelledby="no-host-title">
      <h1 id="no-host-title">
        <PlugIcon /> {missing ? 'The companion host is not installed' : 'The companion host cannot be used'}
      </h1>
      <p>
        An extension cannot open a raw socket. Lastchunk&rsquo;s companion host does it on this machine, when asked, for
        this browser alone. {missing ? 'One command installs it:' : 'One command brings it up to date:'}
      </p>
      <div class="command">
        <code>{INSTALL}</code>
        <CopyButton text={INSTALL} label="Copy the command" />
      </div>
      <div class="actions">
        <button type="button" class="primary" disabled={trying} onClick={() => void inspector.findHost()}>
          {trying ? 'Trying…' : 'Try again'}
        </button>
      </div>
      <p class="quiet" data-part="fault">
        <WireText plain text={fault.message} /> <code>{fault.code}</code>
      </p>
    </section>
  );
}
