// Live lines and stacked areas over the last minutes.
import uPlot from "uplot";
import { $ } from "./dom.js";

const KEPT = 300;
const style = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const charts = [];

const clock = (u, splits) => splits.map((at) => new Date(at * 1000).toTimeString().slice(0, u.scales.x.max - u.scales.x.min < 300 ? 8 : 5));
const short = (u, splits) => splits.map((value) => (value >= 1000 ? `${value / 1000}k` : String(Number(value.toPrecision(3)))));

/** A chart in `id` of lines with these colours (names of CSS variables); filled when there is one. */
export function lines(id, colours) {
  const chart = { id, colours, data: [[], ...colours.map(() => [])], plot: null };
  charts.push(chart);
  draw(chart);
  return {
    push(time, values) {
      chart.data[0].push(time);
      values.forEach((value, at) => chart.data[at + 1].push(value));
      if (chart.data[0].length > KEPT) chart.data.forEach((column) => column.shift());
      chart.plot.setData(chart.data);
    },
  };
}

function draw(chart) {
  chart.plot?.destroy();
  const place = $(chart.id);
  const axis = { stroke: style("--quiet"), grid: { stroke: style("--line"), width: 1 }, ticks: { show: false }, font: "12px system-ui" };
  chart.plot = new uPlot({
    width: Math.max(200, place.clientWidth), height: 150,
    cursor: { show: false }, legend: { show: false },
    scales: { y: { range: (u, low, high) => [0, Math.max(1, (high ?? 1) * 1.15)] } },
    axes: [{ ...axis, values: clock, space: 84 }, { ...axis, values: short, size: 44 }],
    series: [{}, ...chart.colours.map((colour) => ({
      stroke: style(colour), width: 2, points: { show: false },
      fill: chart.colours.length === 1 ? `${style(colour)}22` : undefined,
    }))],
  }, chart.data, place);
}

export function startCharts() {
  new ResizeObserver(() => charts.forEach((chart) => chart.plot.setSize({ width: Math.max(200, $(chart.id).clientWidth), height: 150 }))).observe(document.body);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => charts.forEach(draw));
}
