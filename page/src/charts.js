// Live lines and stacked areas over the last minutes.
import uPlot from "uplot";
import { $ } from "./dom.js";

const KEPT = 300;
const SECONDS = 300;
const style = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const charts = [];

const clock = (u, splits) => splits.map((at) => new Date(at * 1000).toTimeString().slice(0, 5));
const short = (u, splits) => splits.map((value) => (value >= 1000 ? `${value / 1000}k` : String(Number(value.toPrecision(3)))));

/** A line in `id`, filled below. */
export const line = (id, colour) => chart(id, [colour], (values) => values);

/** Areas in `id`, each on top of the next; colours are names of CSS variables. */
export const areas = (id, colours) => chart(id, colours, (values) => values.map((_, at) => values.slice(at).reduce((sum, value) => sum + value, 0)));

function chart(id, colours, shown) {
  const made = { id, colours, data: [[], ...colours.map(() => [])], plot: null };
  charts.push(made);
  draw(made);
  return {
    push(time, values) {
      made.data[0].push(time);
      shown(values).forEach((value, at) => made.data[at + 1].push(value));
      if (made.data[0].length > KEPT) made.data.forEach((column) => column.shift());
      made.plot.setData(made.data);
    },
  };
}

/** The last five minutes, also where less is known, so that lines do not stretch as they grow. */
const lastMinutes = () => [Date.now() / 1000 - SECONDS, Date.now() / 1000];
const size = (place) => ({ width: Math.max(200, place.clientWidth), height: place.clientHeight });

function draw(made) {
  made.plot?.destroy();
  const place = $(made.id);
  const axis = { stroke: style("--quiet"), grid: { stroke: style("--line"), width: 1 }, ticks: { show: false }, font: "12px system-ui" };
  made.plot = new uPlot({
    ...size(place),
    cursor: { show: false }, legend: { show: false },
    scales: { x: { range: lastMinutes }, y: { range: (u, low, high) => [0, Math.max(1, (high ?? 1) * 1.15)] } },
    axes: [{ ...axis, values: clock, incrs: [60, 120], space: 30, size: 26 }, { ...axis, values: short, size: 44 }],
    series: [{}, ...made.colours.map((colour) => ({
      stroke: style(colour), width: made.colours.length === 1 ? 2 : 1, points: { show: false },
      paths: made.colours.length === 1 ? undefined : uPlot.paths.stepped({ align: -1 }),
      fill: made.colours.length === 1 ? `${style(colour)}22` : style(colour),
    }))],
  }, made.data, place);
}

export function startCharts() {
  new ResizeObserver(() => charts.forEach((made) => made.plot.setSize(size($(made.id))))).observe(document.body);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => charts.forEach(draw));
}
