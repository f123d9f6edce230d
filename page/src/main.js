// The page: one stream of server-sent events, shown in parts.
import { $, bars, el, top, words } from "./dom.js";
import { areas, startCharts } from "./charts.js";
import { startDesk } from "./desk.js";
import * as feed from "./feed.js";
import * as map from "./map.js";
import * as status from "./status.js";

const types = new Map();
const quads = new Map();
let window_ = [0, 0, 0, 0];

status.startStatus();
const mix = areas("chart-quad", ["--q1", "--q2", "--q3", "--q4"]);
map.startMap();
feed.startFeed();
startDesk();
startCharts();
$("quad-key").append(...["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"].map((name, at) => el("span", "", el("i", `q${at + 1}`), name)));
setInterval(() => { mix.push(Date.now() / 1000, window_); window_ = [0, 0, 0, 0]; }, 10000);
// From where the first stretch begins, so that the axis has a width.
mix.push(Date.now() / 1000 - 10, [0, 0, 0, 0]);
mix.push(Date.now() / 1000, [0, 0, 0, 0]);

function ended(records) {
  for (const record of records) {
    if (record.outcome === "dead_lettered") letter(record);
    for (const event of record.events) {
      types.set(event.type, (types.get(event.type) ?? 0) + 1);
      quads.set(event.type, event.quad_class);
      window_[event.quad_class - 1] += 1;
      map.note(event);
      feed.show(event);
    }
  }
  bars($("types"), top(types, 16).map(([type, count]) => [type, count, `q${quads.get(type)}`]));
}

function letter(record) {
  const { topic, partition, offset } = record.record.origin;
  $("letters").prepend(el("li", "", words(record.reason), " ", el("span", "quiet", `${topic}/${partition}/${offset}`)));
  while ($("letters").children.length > 12) $("letters").lastChild.remove();
}

const stream = new EventSource("/api/events");
stream.addEventListener("status", (message) => status.show(JSON.parse(message.data)));
stream.addEventListener("ended", (message) => ended(JSON.parse(message.data)));
stream.addEventListener("error", () => { $("state").textContent = "the worker does not answer"; $("state").className = "pill bad"; });

fetch("/api/config").then((answer) => answer.json()).then((settings) => { $("config").textContent = JSON.stringify(settings, null, 2); }).catch(() => {});
