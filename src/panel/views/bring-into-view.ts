/**
 * Brings an element into view in the panel's own scrollers. `scrollIntoView` goes on beyond the frame, and would move
 * DevTools around it (CSSOM View, "scroll an element into view").
 */
export function bringIntoView(
  element: Element | null | undefined,
  block: 'start' | 'center' | 'nearest',
  behavior: ScrollBehavior = 'auto',
): void {
  let scroller = element?.parentElement;
  while (scroller && !scrolls(scroller)) scroller = scroller.parentElement;
  if (!element || !scroller) return;
  const { scrollMarginTop, scrollMarginBottom } = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const edge = scroller.getBoundingClientRect().top;
  const above = box.top - Number.parseFloat(scrollMarginTop) - edge;
  const below = box.bottom + Number.parseFloat(scrollMarginBottom) - edge - scroller.clientHeight;
  const nearest = above * below < 0 ? 0 : Math.abs(above) < Math.abs(below) ? above : below;
  const top = block === 'start' ? above : block === 'center' ? (above + below) / 2 : nearest;
  scroller.scrollBy({ top, behavior });
  // Where there is little of both width and height, the whole panel scrolls too.
  bringIntoView(scroller, 'nearest', behavior);
}

function scrolls(element: Element): boolean {
  return element.scrollHeight > element.clientHeight && getComputedStyle(element).overflowY === 'auto';
}
