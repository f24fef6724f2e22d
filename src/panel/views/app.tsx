import { selectedInspection } from '../model/state.ts';
import { AddressBar } from './address-bar.tsx';
import { Announcer } from './announcer.tsx';
import { Composer } from './composer/composer.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { useInspector } from './context.ts';
import { InspectionView } from './inspection-view.tsx';
import { NoHost } from './no-host.tsx';
import { RequestList } from './request-list.tsx';
import { StartPage } from './start-page.tsx';
import { useEscape } from './use-escape.ts';

export function App() {
  const inspector = useInspector();
  const state = inspector.state.value;
  const selected = selectedInspection(state);
  const running = selected?.phase === 'running' ? selected.id : null;
  const close = () => inspector.dispatch({ type: 'confirm-closed' });
  const cancel = running === null ? null : () => inspector.cancel(running);
  useEscape(state.confirm === null ? cancel : close);
  return (
    <div class="app">
      <AddressBar />
      <RequestList />
      <main class="main" aria-label="Inspection">
        {state.compose !== null ? (
          <Composer request={state.compose} />
        ) : state.host.kind === 'missing' && selected?.report == null ? (
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
