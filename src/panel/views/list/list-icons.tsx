/** Icons of the list's tools, on the same grid as the others. They do not speak: their buttons do. */
import type { ComponentChildren } from 'preact';

function ToolIcon({ children }: { children: ComponentChildren }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" focusable="false" aria-hidden="true">
      {children}
    </svg>
  );
}

/** Three dots: there is more to do here. */
export function MoreIcon() {
  return (
    <ToolIcon>
      <circle class="fill" cx="3.5" cy="8" r="1.3" />
      <circle class="fill" cx="8" cy="8" r="1.3" />
      <circle class="fill" cx="12.5" cy="8" r="1.3" />
    </ToolIcon>
  );
}

/** As DevTools clear their logs: a circle, struck through. */
export function ClearIcon() {
  return (
    <ToolIcon>
      <circle class="line thin" cx="8" cy="8" r="5.8" />
      <path class="line thin" d="M4 12L12 4" />
    </ToolIcon>
  );
}

export function FilterIcon() {
  return (
    <ToolIcon>
      <path class="line thin" d="M2 3.5h12L9.5 9v4l-3 1V9z" />
    </ToolIcon>
  );
}
