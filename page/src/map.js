// Places and dyads on the world, on a canvas; the lists beside it say the same in words.
import { geoEqualEarth, geoGraticule10, geoPath } from "d3-geo";
import { feature, mesh } from "topojson-client";
import atlas from "world-atlas/countries-110m.json";
import countries from "./countries.json";
import { $, bars, el, top } from "./dom.js";

const land = feature(atlas, atlas.objects.land);
const borders = mesh(atlas, atlas.objects.countries, (one, other) => one !== other);
/** What has to fit in: everything but the ice of the south. */
const extent = { type: "MultiPoint", coordinates: [[-180, 0], [180, 0], [0, 84], [0, -57]] };
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
  const projection = geoEqualEarth().fitExtent([[4, 4], [width - 4, height - 4]], extent);
  ground(context, geoPath(projection, context));
  for (const known of dyads.values()) arc(context, projection(countries[known.from]), projection(countries[known.to]), known);
  dots(context, projection, width < 500 ? 3 : 8);
  lists();
}

function ground(context, path) {
  const shape = (what, name, paint, width) => {
    context[`${paint}Style`] = style(name);
    context.lineWidth = width;
    context.beginPath();
    path(what);
    context[paint]();
  };
  shape({ type: "Sphere" }, "--sea", "fill", 0);
  shape(geoGraticule10(), "--grid", "stroke", 0.5);
  shape(land, "--land", "fill", 0);
  shape(borders, "--sea", "stroke", 0.6);
}

/** From the one who acts, where it is faint, to the one acted upon; bent to the left, so that both ways can be seen. */
function arc(context, from, to, known) {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const bend = 0.2;
  const middle = [(from[0] + to[0]) / 2 + dy * bend, (from[1] + to[1]) / 2 - dx * bend];
  const fading = context.createLinearGradient(...from, ...to);
  fading.addColorStop(0, `${colour(known)}33`);
  fading.addColorStop(1, colour(known));
  context.strokeStyle = fading;
  context.lineWidth = Math.min(4, 1 + Math.log2(known.count) / 2);
  context.beginPath();
  context.moveTo(...from);
  context.quadraticCurveTo(...middle, ...to);
  context.stroke();
}

/** Places by how often, and the names of the most frequent where there is room. */
function dots(context, projection, labels) {
  const taken = [];
  const often = [...places].sort((a, b) => b[1].count - a[1].count);
  for (const [, known] of often) {
    context.fillStyle = colour(known);
    context.strokeStyle = style("--card");
    context.lineWidth = 1.5;
    context.beginPath();
    context.arc(...projection(known.at), Math.min(14, 3 + Math.sqrt(known.count)), 0, 2 * Math.PI);
    context.fill();
    context.stroke();
  }
  context.font = "12px system-ui, sans-serif";
  context.lineWidth = 3;
  for (const [key, known] of often.slice(0, labels)) {
    const [x, y] = projection(known.at);
    const name = key.split(",")[0];
    const box = [x + 8, y - 8, x + 12 + context.measureText(name).width, y + 8];
    if (taken.some((other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3])) continue;
    taken.push(box);
    context.strokeStyle = style("--land");
    context.strokeText(name, x + 9, y + 4);
    context.fillStyle = style("--ink");
    context.fillText(name, x + 9, y + 4);
  }
}

/** The same in words, for everybody and for who cannot see the map. */
function lists() {
  const rows = (map) => top(new Map([...map].map(([key, known]) => [key, known.count])), 8);
  for (const [id, map] of [["places", places], ["dyads", dyads]]) {
    bars($(id), rows(map).map(([name, count]) => [name, count, `q${map.get(name).quads.indexOf(Math.max(...map.get(name).quads)) + 1}`]));
  }
}
