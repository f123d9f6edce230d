// Events as they come, newest first.
import { $, el, words } from "./dom.js";
import { highlighted, spansOf } from "./spans.js";

const SHOWN = 60;
let held = false;

export function startFeed() {
  $("hold").addEventListener("click", () => {
    held = !held;
    $("hold").setAttribute("aria-pressed", String(held));
    $("hold").textContent = held ? "Go on" : "Hold";
  });
}

export function show(event) {
  if (held) return;
  $("feed").prepend(card(event));
  while ($("feed").children.length > SHOWN) $("feed").lastChild.remove();
}

/** What keeps an event from being a plain fact, where anything does: denied, planned, alleged, long ago. */
function doubts({ polarity, modality, temporal }) {
  return [polarity, modality, temporal].filter((value) => value && !["affirmed", "asserted", "current"].includes(value)).map((value) => el("span", "doubt", words(value)));
}

/** How sure the coder is of it, in words and as a bar. */
function certainty(confidence) {
  if (!confidence) return "";
  const bar = el("span");
  bar.style.width = `${Math.round(100 * confidence.event)}%`;
  const track = el("span", "sure", bar);
  track.setAttribute("aria-hidden", "true");
  return el("span", "quiet", track, `${Math.round(100 * confidence.event)} % sure`);
}

/** One event: what, who, its sentence, where it was read. */
export function card(event) {
  const codes = (list) => list.map((one) => one.code).join(" ");
  const modes = event.modes.length ? ` (${event.modes.join(", ")})` : "";
  const head = el("div", "head",
    el("span", `type q${event.quad_class}`, `${event.type}${modes}`),
    el("span", "", `${codes(event.actors)}${event.recipients.length ? " \u2192 " : ""}${codes(event.recipients)}`),
    el("span", "quiet", [event.class, event.place?.name, event.time?.start].filter(Boolean).join(" \u00b7 ")),
    ...doubts(event.factuality), certainty(event.confidence));
  const evidence = event.evidence[0];
  const sentence = evidence?.sentence
    ? el("p", "sentence", ...highlighted(evidence.sentence, evidence.span[0], spansOf(event)))
    : el("p", "sentence quiet", "output.evidence leaves the sentence out");
  const { title, publisher, published_at: published } = event.document;
  return el("li", "", head, sentence, el("p", "quiet source", [title ?? event.document.id, publisher, published?.slice(0, 16).replace("T", " ")].filter(Boolean).join(" \u00b7 ")));
}
