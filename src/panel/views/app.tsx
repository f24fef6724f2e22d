import { useEffect } from 'preact/hooks';
import { selectedInspection } from '../model/state.ts';
import { AddressBar } from './address-bar.tsx';
import { Announcer } from './announcer.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { useInspector } from './context.ts';
import { InspectionView } from './inspection-view.tsx';
import { NoHost } from './no-host.tsx';
import { RequestList } from './request-list.tsx';
import { StartPage } from './start-page.tsx';

export function App() {
  const inspector = useInspector();
  const state = inspector.state.value;
  const selected = selectedInspection(state);
  const running = selected?.phase === 'running' ? selected.id : null;
  useEffect(() => {
    if (running === null) return;
    const cancelOnEscape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      // DevTools opens its drawer on Escape: here the key is spent.
      event.preventDefault();
      inspector.cancel(running);
    };
    document.addEventListener('keydown', cancelOnEscape);
    return () => document.removeEventListener('keydown', cancelOnEscape);
  }, [inspector, running]);
  return (
    <div class="app">
      <AddressBar />
      <RequestList />
      <main class="main" aria-label="Inspection">
        {state.host.kind === 'missing' && selected?.report == null ? (
          <NoHost host={state.host} />
        ) : selected === null ? (
          <StartPage />
        ) : (
          <InspectionView key={selected.id} inspection={selected} />
        )}
      </main>
      <ConfirmDialog />
      <Announcer inspection={selected} />
    </div>
  );
}
