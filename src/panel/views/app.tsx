import { useMemo, useRef, useState } from 'preact/hooks';
import { listRows } from '../model/list-rows.ts';
import { selectedInspection } from '../model/state.ts';
import { t } from '../text.ts';
import { AddressBar } from './address/address-bar.tsx';
import { Announcer } from './announcer.tsx';
import { Composer } from './composer/composer.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { useInspector } from './context.ts';
import { InspectionView } from './inspection-view.tsx';
import { RequestList } from './list/request-list.tsx';
import { LIST_WIDTH } from './list/splitter.tsx';
import { NoHost } from './no-host.tsx';
import { StartPage } from './start-page.tsx';
import { useEscape } from './use-escape.ts';

export function App() {
  const inspector = useInspector();
  const state = inspector.state.value;
  const [width, setWidth] = useState(LIST_WIDTH);
  const rows = useMemo(() => listRows(state), [state.network, state.inspections]);
  const selected = selectedInspection(state);
  const running = selected?.phase === 'running' ? selected.id : null;
  useEscape('inspection', running === null ? null : () => inspector.cancel(running));
  useEscape('dialog', state.confirm === null ? null : () => inspector.dispatch({ type: 'confirm-closed' }));
  // What is written belongs to the request that it began with.
  const written = useRef({ request: state.compose, count: 0 });
  if (written.current.request !== state.compose) {
    written.current = { request: state.compose, count: written.current.count + 1 };
  }
  // Where something is looked at, the list leaves it the room; where nothing is, the list has it.
  const looking = selected !== null || state.compose !== null;
  const layout = rows.length === 0 ? 'empty' : looking ? 'looking' : 'overview';
  return (
    <div class="app" data-layout={layout} style={{ '--list-width': `${width}px` }}>
      <AddressBar />
      <RequestList rows={rows} beside={looking} width={width} onWidth={setWidth} />
      <main class="main" aria-label={t('app_inspection')}>
        {state.compose !== null ? (
          <Composer key={written.current.count} request={state.compose} />
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
