import type { Zoo } from '../../protocol/messages.ts';
import { sentences } from '../model/format.ts';
import { isOutcome, outcomeWord } from '../model/words.ts';
import { t } from '../text.ts';
import { useInspector } from './context.ts';
import { HostText } from './host-text.tsx';
import { OutcomeIcon } from './icons.tsx';
import { OutcomeLegend } from './outcome-legend.tsx';
import { StartPicture } from './start-picture.tsx';

/** Before anything is inspected: what this is, and something broken to try it on. */
export function StartPage() {
  const inspector = useInspector();
  const { zoo, host } = inspector.state.value;
  return (
    <section class="page start" aria-labelledby="start-title">
      <h1 id="start-title">{t('start_title')}</h1>
      <p>{sentences(t('start_words'), t(inspector.inDevTools ? 'start_choose' : 'start_type'))}</p>
      {zoo.kind !== 'ready' && <StartPicture />}
      {zoo.kind === 'ready' ? (
        <>
          <SpeciesList
            title={t('start_broken')}
            species={zoo.zoo.species.filter(({ outcome }) => outcome !== 'complete')}
          />
          <SpeciesList
            title={t('start_whole')}
            species={zoo.zoo.species.filter(({ outcome }) => outcome === 'complete')}
          />
        </>
      ) : (
        <div class="actions">
          <button type="button" onClick={() => inspector.compose()}>
            {t('start_compose')}
          </button>
          <button
            type="button"
            disabled={zoo.kind === 'starting' || host.kind === 'starting'}
            onClick={() => void inspector.startZoo()}
          >
            {t(zoo.kind === 'starting' ? 'start_zoo_starting' : 'start_zoo')}
          </button>
        </div>
      )}
      {zoo.kind === 'failed' && (
        <p class="fault" role="alert">
          <HostText text={zoo.fault.message} /> {zoo.fault.remedy} <code>{zoo.fault.code}</code>
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
                <strong>
                  <HostText text={one.title} />
                </strong>
                <HostText text={one.summary} />
              </span>
              <span class="specimen-outcome">{isOutcome(one.outcome) ? outcomeWord(one.outcome) : one.outcome}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
