// Flow, ledger, partitions, outcomes: what the worker says of itself once a second.
import { $, bars, el, number, seconds, words } from "./dom.js";
import { line } from "./charts.js";

/** The colour of an outcome: refused, coded without an event, left out, published. */
const OUTCOMES = { dead_lettered: "q4", empty: "quiet", filtered: "line", published: "accent" };
let rate;
let lag;
let before = null;

export function startStatus() {
  rate = line("chart-rate", "--accent");
  lag = line("chart-lag", "--q3");
}

export function show(status) {
  const { ledger } = status;
  const done = ledger.consumed - ledger.in_flight - ledger.abandoned;
  const passed = before ? status.now - before.now : 0;
  const a_second = passed > 0 ? Math.max(0, (done - before.done) / passed) : 0;
  before = { now: status.now, done };
  const oldest = Math.max(0, ...status.partitions.map((one) => one.lag_seconds));
  const waiting = status.partitions.reduce((sum, one) => sum + (one.lag_records ?? 0), 0);
  if (passed > 0) rate.push(status.now, [a_second]);
  lag.push(status.now, [oldest]);

  const causes = status.causes.map((one) => words(one.cause));
  $("state").textContent = causes.length ? causes.join(", ") : "ready";
  $("state").className = `pill ${causes.length ? "bad" : "good"}`;
  $("build").textContent = `${status.version}, coding revision ${status.coding_revision}, ${status.fingerprint.slice(0, 12)}`;
  figures([
    ["records a second", number(a_second)], ["events", number(status.events)], ["lag, records", number(waiting)],
    ["oldest unfinished, s", seconds(oldest)], ["on the way", number(ledger.in_flight)],
    ["bytes on the way", `${Math.round((100 * status.bytes) / status.bytes_limit)} %`], ["breaker", status.breaker_open ? "open" : "closed"],
  ]);
  $("ledger").textContent = `${number(ledger.consumed)} consumed = ${number(ledger.published)} published + ${number(ledger.empty)} empty + ${number(ledger.filtered)} filtered + ${number(ledger.dead_lettered)} dead-lettered + ${number(ledger.abandoned)} abandoned + ${number(ledger.in_flight)} in flight${ledger.unaccounted ? `; ${number(ledger.unaccounted)} UNACCOUNTED` : ""}`;
  $("partition-rows").replaceChildren(...status.partitions.map(row));
  bars($("reasons"), status.outcomes.map((one) => [words(one.reason ? `${one.outcome}: ${one.reason}` : one.outcome), one.count, OUTCOMES[one.outcome]]));
}

function figures(pairs) {
  const list = $("figures");
  if (!list.children.length) list.append(...pairs.map(([name]) => el("div", "", el("dt", "", name), el("dd", ""))));
  pairs.forEach(([, value], at) => { list.children[at].lastChild.textContent = value; });
}

function row(one) {
  const cells = [`${one.topic}/${one.partition}`, one.watermark, one.end, one.in_flight, one.lag_records];
  const shown = cells.map((value) => (typeof value === "number" ? number(value) : value ?? "\u2013"));
  return el("tr", "", ...[...shown, seconds(one.lag_seconds), one.stopped ?? "reading"].map((value) => el("td", "", value)));
}
