// A sentence with its spans highlighted by role. Spans count Unicode scalar values, as JavaScript's strings do not.
import { el } from "./dom.js";

/** The spans of an event as [start, end, role], the roles a reader looks for first in front. */
export function spansOf(event) {
  const of = (list, role) => list.map((one) => [...one.span, role]);
  return [
    ...event.evidence.map((one) => [...one.trigger.span, "trigger"]),
    ...of(event.actors, "actor"),
    ...of(event.recipients, "recipient"),
    ...(event.place ? of([event.place], "place") : []),
    ...(event.time?.span ? of([event.time], "time") : []),
  ];
}

/** `text`, whose first scalar value has the number `offset`, with those spans marked that lie in it. */
export function highlighted(text, offset, spans) {
  const scalars = Array.from(text);
  const roles = new Array(scalars.length).fill("");
  for (const [start, end, role] of spans) {
    for (let at = Math.max(0, start - offset); at < Math.min(scalars.length, end - offset); at += 1) roles[at] ||= role;
  }
  const pieces = [];
  for (let at = 0; at < scalars.length;) {
    let until = at + 1;
    while (until < scalars.length && roles[until] === roles[at]) until += 1;
    const piece = scalars.slice(at, until).join("");
    pieces.push(roles[at] ? el("mark", roles[at], piece) : piece);
    at = until;
  }
  return pieces;
}
