import type { Zoo } from '../../protocol/messages.ts';
import { isOutcome, outcomeWord } from '../model/words.ts';
import { useInspector } from './context.ts';
import { OutcomeIcon } from './icons.tsx';
import { OutcomeLegend } from './outcome-legend.tsx';
import { StartPicture } from './start-picture.tsx';
import { WireText } from './wire-text.tsx';

/** Before anything is inspected: what this is, and something broken to try it on. */
export function StartPage() {
  const inspector = useInspector();
  const { zoo, host } = inspector.state.value;
  return (
    <section class="page start" aria-labelledby="start-title">
      <h1 id="start-title">See how a response really ended</h1>
      <p>
        Lastchunk fetches a response once more over a raw socket and says, byte by byte, how it ended: the 200 that
        broke off half way, the error hidden in a trailer.{' '}
        {inspector.inDevTools ? 'Choose a request of this page, or type a URL above.' : 'Type a URL above.'}
      </p>
      {zoo.kind !== 'ready' && <StartPicture />}
      {zoo.kind === 'ready' ? (
        <>
          <SpeciesList
            title="Broken responses, served on this machine"
            species={zoo.zoo.species.filter(({ outcome }) => outcome !== 'complete')}
          />
          <SpeciesList
            title="Whole ones, plain and odd, to compare"
            species={zoo.zoo.species.filter(({ outcome }) => outcome === 'complete')}
          />
        </>
      ) : (
        <div class="actions">
          <button type="button" onClick={() => inspector.compose()}>
            Write a request
          </button>
          <button
            type="button"
            disabled={zoo.kind === 'starting' || host.kind === 'starting'}
            onClick={() => void inspector.startZoo()}
          >
            {zoo.kind === 'starting' ? 'Starting the server…' : 'Try a broken response'}
          </button>
        </div>
      )}
      {zoo.kind === 'failed' && (
        <p class="fault" role="alert">
          <WireText plain text={zoo.fault.message} /> {zoo.fault.remedy} <code>{zoo.fault.code}</code>
        </p>
      )}
      {zoo.kind !== 'ready' && <OutcomeLegend />}
    </section>
  );
}

function SpeciesList({ title, species }: { title: string; species: Zoo['species'] }) {
  const inspector = useInspector();
  if (species.length === 0) return null;
  return (
    <>
      <h2>{title}</h2>
      <ul class="species">
        {species.map((one) => (
          <li key={one.url}>
            <button type="button" class="specimen" onClick={() => inspector.inspectSpecies(one)}>
              <span class="row-icon">{isOutcome(one.outcome) && <OutcomeIcon outcome={one.outcome} silent />}</span>
              <span class="specimen-text">
                <strong>{one.title}</strong>
                <WireText plain text={one.summary} />
              </span>
              <span class="specimen-outcome">{isOutcome(one.outcome) ? outcomeWord(one.outcome) : one.outcome}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
