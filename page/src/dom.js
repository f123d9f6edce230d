// Everything that is shown goes through here, as text: nothing that comes from the stream is ever parsed as HTML.

export const $ = (id) => document.getElementById(id);

/** An element with a class and children; a string child is text. */
export function el(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children.filter((child) => child !== null && child !== undefined).map((child) => (child instanceof Node ? child : String(child))));
  return element;
}

/** Horizontal bars: rows of [name, count, class of the bar]. */
export function bars(list, rows) {
  const most = Math.max(1, ...rows.map(([, count]) => count));
  list.replaceChildren(...rows.map(([name, count, colour]) => {
    const bar = el("span");
    bar.style.width = `${(100 * count) / most}%`;
    if (colour) bar.style.background = `var(--${colour})`;
    const track = el("span", "track", bar);
    track.setAttribute("aria-hidden", "true");
    return el("li", "", el("span", "name", name), track, el("span", "count", number(count)));
  }));
}

/** A name of the vocabulary as words. */
export const words = (name) => name.replaceAll("_", " ").replace("dead lettered", "dead letter");
export const number = (value) => Math.round(value).toLocaleString("en").replaceAll(",", "\u202f");
export const seconds = (value) => (value < 10 ? value.toFixed(1) : number(value));

/** The `most` largest entries of a map from name to count. */
export const top = (map, most) => [...map].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, most);
