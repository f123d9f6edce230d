// Bundles scripts and libraries into src/page/assets, which is committed so that building geowire needs no Node.
// Pages, styles and the icon are taken from page/src as they are.
//   npm ci && npm run build
import { build } from "esbuild";
import { geoArea, geoCentroid } from "d3-geo";
import { feature } from "topojson-client";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";

const here = new URL(".", import.meta.url);
const read = (path) => readFileSync(new URL(path, here), "utf8");
const out = new URL("../src/page/assets/", here);
mkdirSync(out, { recursive: true });

// The atlas shortens names; left its form, right that of config/coding/countries.tsv.
const ALIASES = {
  "United States of America": "United States", "W. Sahara": "Western Sahara", "Dem. Rep. Congo": "Democratic Republic of the Congo",
  "Congo": "Republic of the Congo", "Dominican Rep.": "Dominican Republic", "Central African Rep.": "Central African Republic",
  "Eq. Guinea": "Equatorial Guinea", "eSwatini": "Eswatini", "Bosnia and Herz.": "Bosnia and Herzegovina", "Macedonia": "North Macedonia",
  "S. Sudan": "South Sudan", "Czechia": "Czech Republic", "Timor-Leste": "East Timor", "Solomon Is.": "Solomon Islands",
  "Antigua and Barb.": "Antigua and Barbuda", "St. Kitts and Nevis": "Saint Kitts and Nevis", "St. Vin. and Gren.": "Saint Vincent and the Grenadines",
  "Marshall Is.": "Marshall Islands", "Côte d'Ivoire": "Ivory Coast", "Turkey": "Türkiye",
};
const fold = (name) => name.normalize("NFD").replace(/[^a-z]/gi, "").toLowerCase();

/** Where a country's dot stands: the middle of its largest part. */
function middle(shape) {
  const parts = shape.geometry.type === "MultiPolygon" ? shape.geometry.coordinates : [shape.geometry.coordinates];
  const polygons = parts.map((coordinates) => ({ type: "Polygon", coordinates }));
  const largest = polygons.reduce((best, one) => (geoArea(one) > geoArea(best) ? one : best));
  return geoCentroid(largest).map((degrees) => Math.round(degrees * 10) / 10);
}

const atlas = JSON.parse(read("node_modules/world-atlas/countries-50m.json"));
const shapes = feature(atlas, atlas.objects.countries).features;
const known = new Map();
for (const shape of shapes) {
  const name = shape.properties.name;
  for (const form of [name, ALIASES[name]].filter(Boolean)) known.set(fold(form), middle(shape));
}
const countries = {};
const missing = [];
for (const line of read("../config/coding/countries.tsv").split("\n")) {
  const [iso3, name, names = ""] = line.split("\t");
  if (!/^[A-Z]{3}$/.test(iso3 ?? "")) continue;
  const at = [name, ...names.split("|")].map((form) => known.get(fold(form))).find(Boolean);
  if (at) countries[iso3] = at; else missing.push(`${iso3} ${name}`);
}
if (missing.length) console.log(`without a dot on the map: ${missing.join(", ")}`);
writeFileSync(new URL("src/countries.json", here), `${JSON.stringify(countries)}\n`);

await build({
  entryPoints: [new URL("src/main.js", here).pathname],
  outfile: new URL("app.js", out).pathname,
  bundle: true, minify: true, format: "iife", target: "es2022", legalComments: "none",
});
writeFileSync(new URL("charts.css", out), read("node_modules/uplot/dist/uPlot.min.css"));

const libraries = ["uplot", "d3-geo", "d3-array", "internmap", "topojson-client", "world-atlas"];
const licences = libraries.map((name) => {
  const { version, license } = JSON.parse(read(`node_modules/${name}/package.json`));
  const text = ["LICENSE", "LICENSE.md", "LICENSE.txt"].map((file) => { try { return read(`node_modules/${name}/${file}`); } catch { return ""; } }).find(Boolean) ?? "";
  return `${name} ${version} (${license})\n\n${text.trim()}\n`;
});
writeFileSync(new URL("licences.txt", out), `The page is part of geowire (Apache-2.0). It holds these libraries and the shapes of world-atlas\n(Natural Earth, public domain):\n\n${licences.join("\n----\n\n")}`);
