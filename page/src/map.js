// Places and dyads on the world, on a canvas; the lists beside it say the same in words.
import { geoEqualEarth, geoInterpolate, geoPath } from "d3-geo";
import { feature } from "topojson-client";
import atlas from "world-atlas/land-110m.json";
import countries from "./countries.json";
import { $, bars, el, top } from "./dom.js";

const land = feature(atlas, atlas.objects.land);
const style = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const places = new Map();
const dyads = new Map();
let due = false;

export function startMap() {
  $("map-key").append(...["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"].map((name, at) => el("span", "", el("i", `q${at + 1}`), name)));
  new ResizeObserver(later).observe($("world"));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", later);
  later();
}

export function note(event) {
  const place = event.place;
  const at = place && Number.isFinite(place.lon) && Number.isFinite(place.lat) ? [place.lon, place.lat] : countries[place?.country];
  if (place && at) {
    const key = [place.name, place.country].filter(Boolean).join(", ");
    const known = places.get(key) ?? { at, count: 0, quads: [0, 0, 0, 0] };
    known.count += 1;
    known.quads[event.quad_class - 1] += 1;
    keep(places, key, known);
  }
  for (const actor of event.actors) {
    for (const recipient of event.recipients) {
      if (!countries[actor.country] || !countries[recipient.country] || actor.country === recipient.country) continue;
      const key = `${actor.country} \u2192 ${recipient.country}`;
      const known = dyads.get(key) ?? { from: actor.country, to: recipient.country, count: 0, quads: [0, 0, 0, 0] };
      known.count += 1;
      known.quads[event.quad_class - 1] += 1;
      keep(dyads, key, known);
    }
  }
  later();
}

/** Bounded: the rarest goes when there are too many. */
function keep(map, key, known) {
  map.set(key, known);
  if (map.size > 500) map.delete([...map].reduce((least, one) => (one[1].count < least[1].count ? one : least))[0]);
}

function later() {
  if (due) return;
  due = true;
  requestAnimationFrame(() => { due = false; draw(); });
}

const colour = (known) => style(`--q${known.quads.indexOf(Math.max(...known.quads)) + 1}`);

function draw() {
  const canvas = $("world");
  const scale = devicePixelRatio || 1;
  const [width, height] = [canvas.clientWidth, canvas.clientHeight];
  if (!width) return;
  canvas.width = width * scale;
  canvas.height = height * scale;
  const context = canvas.getContext("2d");
  context.scale(scale, scale);
  const projection = geoEqualEarth().fitExtent([[6, 6], [width - 6, height - 6]], { type: "Sphere" });
  const path = geoPath(projection, context);
  context.fillStyle = style("--land");
  context.beginPath();
  path(land);
  context.fill();
  for (const known of dyads.values()) {
    const between = geoInterpolate(countries[known.from], countries[known.to]);
    context.strokeStyle = colour(known);
    context.globalAlpha = 0.55;
    context.lineWidth = Math.min(5, 1 + Math.log2(known.count) / 2);
    context.beginPath();
    path({ type: "LineString", coordinates: Array.from({ length: 25 }, (_, at) => between(at / 24)) });
    context.stroke();
  }
  context.globalAlpha = 0.8;
  for (const known of places.values()) {
    const at = projection(known.at);
    if (!at) continue;
    context.fillStyle = colour(known);
    context.beginPath();
    context.arc(at[0], at[1], Math.min(14, 3 + Math.sqrt(known.count)), 0, 2 * Math.PI);
    context.fill();
  }
  const rows = (map) => top(new Map([...map].map(([key, known]) => [key, known.count])), 8);
  bars($("places"), rows(places).map(([name, count]) => [name, count, `q${places.get(name).quads.indexOf(Math.max(...places.get(name).quads)) + 1}`]));
  bars($("dyads"), rows(dyads).map(([name, count]) => [name, count, `q${dyads.get(name).quads.indexOf(Math.max(...dyads.get(name).quads)) + 1}`]));
}
