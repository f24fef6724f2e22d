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
  const cancelOnEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || selected?.phase !== 'running') return;
    event.preventDefault();
    inspector.cancel(selected.id);
  };
  return (
    <div class="app" role="presentation" onKeyDown={cancelOnEscape}>
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
