/** Icons drawn for Lastchunk on a 16-pixel grid. Those of an outcome speak: they carry its word as their name. */
import type { ComponentChildren } from 'preact';
import type { Outcome, Severity } from '../../report/report.ts';
import { outcomeTones, outcomeWord, severityWord } from '../model/words.ts';
import { t } from '../text.ts';

function Icon({ label, tone, children }: { label?: string | undefined; tone: string; children: ComponentChildren }) {
  if (label === undefined) {
    return (
      <svg class={`icon tone-${tone}`} viewBox="0 0 16 16" focusable="false" aria-hidden="true">
        {children}
      </svg>
    );
  }
  return (
    <svg class={`icon tone-${tone}`} viewBox="0 0 16 16" focusable="false" role="img" aria-label={label}>
      {children}
    </svg>
  );
}

/** Each outcome is drawn as what became of a row of blocks, or of the connection. */
const outcomeShapes: Record<Outcome, ComponentChildren> = {
  complete: <path class="line" d="M2.5 8.5l3.5 3.5 7.5-8" />,
  'complete-with-error': (
    <>
      <path class="line" d="M1.5 9l3 3 5-7" />
      <path class="line" d="M13 3.5v5.5" />
      <circle class="fill" cx="13" cy="12.2" r="1.1" />
    </>
  ),
  truncated: (
    <>
      <path class="fill" d="M1 4h3.5v8H1zM6 4h3.5v8H6z" />
      <path class="line thin" d="M11.5 5.5v-1h1M14 4.5h1v1M15 7.2v1.6M15 10.5v1h-1M12.5 11.5h-1v-1M11.5 8.8V7.2" />
    </>
  ),
  reset: <path class="line" d="M1.5 8H5l1.5-4.5 3 9L11 8h1.5M12.2 5.2l2.8 5.6M15 5.2l-2.8 5.6" />,
  stalled: (
    <>
      <path
        class="line"
        d="M3.5 2h9M3.5 14h9M4.7 2.2c0 3.3 6.6 4.3 6.6 5.8s-6.6 2.5-6.6 5.8M11.3 2.2c0 3.3-6.6 4.3-6.6 5.8s6.6 2.5 6.6 5.8"
      />
    </>
  ),
  malformed: (
    <path
      class="line"
      d="M5.5 2.5c-2.5 0-.5 4.8-3 5.5 2.5.7.5 5.5 3 5.5M10.5 2.5c2.5 0 .5 4.8 3 5.5-2.5.7-.5 5.5-3 5.5M8 4.5v4M8 11v.6"
    />
  ),
  undelimited: (
    <>
      <path class="line" d="M2 3.5v9M2 8h7" />
      <path class="line dots" d="M11 8h4" />
    </>
  ),
  'no-response': (
    <>
      <circle class="line dash" cx="8" cy="8" r="5.8" />
      <path class="line" d="M5.5 8h5" />
    </>
  ),
  cancelled: <path class="line" d="M4 4h8v8H4z" />,
};

export function OutcomeIcon({ outcome, silent = false }: { outcome: Outcome; silent?: boolean }) {
  return (
    <Icon tone={outcomeTones[outcome]} label={silent ? undefined : outcomeWord(outcome)}>
      {outcomeShapes[outcome]}
    </Icon>
  );
}

const severityShapes: Record<Severity, ComponentChildren> = {
  error: (
    <>
      <circle class="fill" cx="8" cy="8" r="6.5" />
      <path class="cut" d="M5.7 5.7l4.6 4.6M10.3 5.7l-4.6 4.6" />
    </>
  ),
  warning: (
    <>
      <path class="fill" d="M8 1.5l7 12.5H1z" />
      <path class="cut" d="M8 6v4M8 11.6v.5" />
    </>
  ),
  info: (
    <>
      <circle class="line thin" cx="8" cy="8" r="6" />
      <path class="line" d="M8 7.5v3.5M8 4.8v.4" />
    </>
  ),
};

const severityTones: Record<Severity, string> = { error: 'bad', warning: 'warn', info: 'note' };

export function SeverityIcon({ severity, silent = false }: { severity: Severity; silent?: boolean }) {
  return (
    <Icon tone={severityTones[severity]} label={silent ? undefined : severityWord(severity)}>
      {severityShapes[severity]}
    </Icon>
  );
}

/** Blocks that fill one after another. */
export function LiveIcon({ label }: { label?: string }) {
  return (
    <Icon tone="live" label={label}>
      <path class="fill step step-1" d="M1 4h3.5v8H1z" />
      <path class="fill step step-2" d="M6.2 4h3.5v8H6.2z" />
      <path class="fill step step-3" d="M11.5 4H15v8h-3.5z" />
    </Icon>
  );
}

export function FaultIcon() {
  return (
    <Icon tone="warn" label={t('failed_title')}>
      <path class="line" d="M8 2.5v7M8 12.5v.6" />
      <path class="line thin" d="M4.5 2.5H2v11h2.5M11.5 2.5H14v11h-2.5" />
    </Icon>
  );
}

export function MarkIcon() {
  return (
    <svg class="mark" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path class="mark-solid" d="M1 2h4v12H1zM6 2h4v12H6z" />
      <path
        class="mark-gone"
        d="M11 2h4v2h-1V3h-2v1h-1zM11 5h1v2h-1zM14 5h1v2h-1zM11 9h1v2h-1zM14 9h1v2h-1zM11 12h1v1h2v-1h1v2h-4z"
      />
    </svg>
  );
}

export function PlugIcon() {
  return (
    <Icon tone="warn">
      <path class="line" d="M1 8h3M4 5v6h1.5a3 3 0 0 0 0-6zM15 8h-3M12 5v6h-1a3 3 0 0 1 0-6z" />
    </Icon>
  );
}

/** A clock: time-outs. */
export function ClockIcon() {
  return (
    <Icon tone="idle">
      <circle class="line thin" cx="8" cy="8" r="6" />
      <path class="line thin" d="M8 4.5V8l2.4 1.6" />
    </Icon>
  );
}

/** Two sliders: settings. */
export function SlidersIcon() {
  return (
    <Icon tone="idle">
      <path class="line thin" d="M1.5 5h6M11.5 5h3M1.5 11h3M8.5 11h6" />
      <circle class="line thin" cx="9.5" cy="5" r="2" />
      <circle class="line thin" cx="6.5" cy="11" r="2" />
    </Icon>
  );
}

/** A success that hides a failure: a check mark within a dashed ring. */
export function SilentIcon() {
  return (
    <Icon tone="warn">
      <circle class="line thin dash" cx="8" cy="8" r="6.6" />
      <path class="line" d="M5 8.3l2.2 2.2L11.2 6" />
    </Icon>
  );
}

export function SuccessIcon() {
  return (
    <Icon tone="good">
      <path class="line" d="M3 8.5l3.3 3.3L13 4.5" />
    </Icon>
  );
}
