// Paste an article and see it coded, with the explanation.
import { $, el } from "./dom.js";
import { card } from "./feed.js";
import { highlighted, spansOf } from "./spans.js";

export function startDesk() {
  $("desk-form").addEventListener("submit", async (submitted) => {
    submitted.preventDefault();
    const fields = Object.fromEntries([...new FormData(submitted.target)].filter(([, value]) => value.trim()));
    $("desk-answer").replaceChildren(el("p", "quiet", "coding\u2026"));
    try {
      const answer = await fetch("/api/code", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(fields) });
      $("desk-answer").replaceChildren(...(answer.ok ? result(await answer.json()) : [el("p", "", await answer.text())]));
    } catch (error) {
      $("desk-answer").replaceChildren(el("p", "", `the worker does not answer: ${error.message}`));
    }
  });
}

function result(row) {
  const said = [row.outcome, row.reason, row.detail].filter(Boolean).join(": ");
  const events = el("ol", "feed", ...row.events.map(card));
  const text = row.text ? el("p", "article", ...highlighted(row.text, 0, row.events.flatMap(spansOf))) : "";
  const why = el("pre", "", row.explanation);
  why.tabIndex = 0;
  return [el("p", "", el("strong", "", said)), text, events, el("h3", "", "Why"), why];
}
