import { useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../../text.ts';
import type { Point } from '../../virtual/virtual-grid.tsx';
import { useEscape } from '../use-escape.ts';
import type { RowAction } from './row-actions.ts';

interface RowMenuProps {
  at: Point;
  actions: RowAction[];
  onChoose: (action: RowAction) => void;
  /** `back`: the focus was in the menu, and goes to where it came from. */
  onClose: (back: boolean) => void;
}

/** Pixels between the menu and the window's edge, at least. */
const MARGIN = 4;

/** The menu of a row (ARIA: menu). In the top layer, within the window, and gone with a press outside of it. */
export function RowMenu({ at, actions, onChoose, onClose }: RowMenuProps) {
  const menu = useRef<HTMLDivElement>(null);
  useEscape('menu', () => onClose(true));
  useLayoutEffect(() => {
    const element = menu.current;
    if (element === null) return;
    element.showPopover();
    const { width, height } = element.getBoundingClientRect();
    const left = Math.max(MARGIN, Math.min(at.x, innerWidth - width - MARGIN));
    const above = at.y + height + MARGIN > innerHeight;
    const top = Math.max(MARGIN, above ? Math.min(at.y - height, innerHeight - height - MARGIN) : at.y);
    element.style.left = `${left}px`;
    element.style.top = `${top}px`;
    element.querySelector('button')?.focus();
  }, [at]);

  const move = (event: KeyboardEvent) => {
    const items = [...(menu.current?.querySelectorAll('button') ?? [])];
    const now = items.indexOf(document.activeElement as HTMLButtonElement);
    const targets: Record<string, number> = {
      ArrowDown: (now + 1) % items.length,
      ArrowUp: (now - 1 + items.length) % items.length,
      Home: 0,
      End: items.length - 1,
    };
    const letter = event.key.length === 1 && !event.ctrlKey && !event.metaKey ? event.key.toLowerCase() : null;
    const begins = (item: HTMLElement) => letter !== null && item.textContent?.toLowerCase().startsWith(letter);
    const typed = [...items.slice(now + 1), ...items.slice(0, now + 1)].find(begins);
    const target = items[targets[event.key] ?? -1] ?? typed;
    if (event.key === 'Tab') onClose(true);
    else if (target === undefined) return;
    else target.focus();
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div
      ref={menu}
      class="menu"
      popover="auto"
      role="menu"
      tabIndex={-1}
      aria-label={t('list_actions')}
      onKeyDown={move}
      onContextMenu={(event) => event.preventDefault()}
      onToggle={(event) => {
        if (event.newState === 'closed') onClose(false);
      }}
    >
      {actions.map((action) => (
        <button
          key={action.id}
          type="button"
          role="menuitem"
          tabIndex={-1}
          aria-keyshortcuts={action.shortcut}
          onClick={() => onChoose(action)}
        >
          <span>{action.label}</span>
          {action.keys !== undefined && (
            <span class="menu-keys" aria-hidden="true">
              {action.keys}
            </span>
          )}
        </button>
      ))}
    </div>
  );
}
