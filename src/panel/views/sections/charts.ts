/** The two charts of a chunked body, drawn by uPlot: a module of its own, fetched when there is something to draw. */
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { ChunkSeries } from '../../../protocol/messages.ts';
import { timeRows } from '../../model/chart-rows.ts';
import { compact } from '../../model/format.ts';
import { t } from '../../text.ts';

export interface Charts {
  show(series: ChunkSeries): void;
  destroy(): void;
}

const HEIGHT = 108;
const FONT = '11px system-ui, sans-serif';

/** Draws into `root`; `onRows` is told the rows that are dragged over, null when that is undone. */
export function drawCharts(root: HTMLElement, onRows: (rows: [number, number] | null) => void): Charts {
  let series: ChunkSeries | null = null;
  const ink = inkOf(root);
  const axis = (size: uPlot.Axis.Size, values: (u: uPlot, splits: number[]) => string[]): uPlot.Axis => ({
    stroke: () => ink('--quiet'),
    font: FONT,
    grid: { stroke: () => ink('--line'), width: 1 },
    ticks: { show: false },
    size,
    gap: 4,
    values,
  });
  const options = (
    title: string,
    lines: uPlot.Series[],
    rowsOf: (from: number, to: number) => [number, number] | null,
  ) => ({
    title,
    width: 320,
    height: HEIGHT,
    legend: { show: false },
    scales: { x: { time: false }, y: { range: fromZero } },
    cursor: { y: false, points: { show: false }, drag: { x: true, y: false, setScale: false } },
    axes: [axis(20, (_, splits) => splits.map(short)), axis(widthOf, (_, splits) => splits.map(short))],
    series: lines,
    hooks: {
      setSelect: [
        (u: uPlot) => {
          const { left, width } = u.select;
          if (width > 2) onRows(rowsOf(u.posToVal(left, 'x'), u.posToVal(left + width, 'x')));
        },
      ],
    },
  });
  const line = { stroke: () => ink('--accent'), width: 1.5, points: { show: false } };
  const overTime = new uPlot(
    options(t('charts_over_time'), [{}, { ...line, fill: () => ink('--live-ground') }], (from, to) =>
      series === null ? null : timeRows(series, from * 1000, to * 1000),
    ),
    [[], []],
    root,
  );
  const sizes = new uPlot(
    {
      ...options(
        t('charts_sizes'),
        [{}, { ...line, width: 1 }, { ...line, stroke: () => ink('--g-framing'), width: 1 }],
        (from, to) => {
          const total = series?.total ?? 0;
          const first = Math.min(Math.max(0, Math.floor(from) - 1), Math.max(0, total - 1));
          return [first, Math.min(Math.max(first + 1, Math.ceil(to)), total)];
        },
      ),
      bands: [{ series: [1, 2], fill: () => ink('--live-ground') }],
    },
    [[], [], []],
    root,
  );
  const plots = [overTime, sizes];
  const fitRoom = () => {
    const room = root.clientWidth;
    const width = room >= 520 ? Math.floor((room - 12) / 2) : room;
    if (width > 0) for (const plot of plots) plot.setSize({ width, height: HEIGHT });
  };
  fitRoom();
  const resized = new ResizeObserver(fitRoom);
  resized.observe(root);
  const repaint = () => plots.forEach((plot) => void plot.redraw(false, true));
  const themed = new MutationObserver(repaint);
  themed.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  const system = matchMedia('(prefers-color-scheme: dark)');
  system.addEventListener('change', repaint);
  return {
    show(given) {
      series = given;
      let octets = 0;
      overTime.setData([
        given.last.map((ms) => ms / 1000),
        given.octets.map((each) => {
          octets += each;
          return octets;
        }),
      ]);
      sizes.setData([given.first.map((row) => row + 1), given.max, given.min]);
    },
    destroy() {
      resized.disconnect();
      themed.disconnect();
      system.removeEventListener('change', repaint);
      for (const plot of plots) plot.destroy();
    },
  };
}

/** Sizes are compared with nothing, not with each other. */
function fromZero(_: uPlot, _min: number, max: number): [number, number] {
  return [0, Math.max(1, max * 1.05)];
}

/** A custom property's colour as a canvas takes it: `light-dark()` is resolved by an element, not by the property. */
function inkOf(root: HTMLElement): (name: string) => string {
  const probe = document.createElement('i');
  probe.hidden = true;
  root.append(probe);
  return (name) => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
}

/** Pixels for the labels of the upright axis: a compact number is a longer word in some languages. */
function widthOf({ ctx }: uPlot, labels: string[] | null): number {
  ctx.save();
  ctx.font = FONT;
  const widest = Math.max(0, ...(labels ?? []).map((label) => ctx.measureText(label).width));
  ctx.restore();
  return Math.max(46, Math.ceil(widest) + 10);
}

function short(value: number | null): string {
  return value === null ? '' : compact(value);
}
