// The page in a real browser, over a running worker:
//   node test.mjs URL OUT [send.sh]
// Asks for live data within 2 s, an empty console, axe-core without findings, no sideways scroll at 360 px, and a title
// that is a script shown as text. Writes screenshots of desktop and phone, light and dark, to OUT.
import { chromium } from "playwright-core";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";

const [url, out, send] = process.argv.slice(2);
mkdirSync(out, { recursive: true });
const axe = readFileSync(new URL("node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const failures = [];
const expect = (holds, what) => { console.log(`${holds ? "ok  " : "FAIL"} ${what}`); if (!holds) failures.push(what); };

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
const sizes = { desktop: { width: 1280, height: 900 }, phone: { width: 360, height: 740 } };

// The browser's own start is not what is measured.
await (await browser.newPage()).goto(`${url}/api/status`);

if (send) execFileSync(send, { stdio: "inherit" });
for (const colorScheme of ["light", "dark"]) {
  for (const [name, viewport] of Object.entries(sizes)) {
    // The policy that keeps strangers' scripts out would keep axe out too, so a second context bypasses it for axe only.
    const context = await browser.newContext({ viewport, colorScheme, reducedMotion: "reduce" });
    const page = await context.newPage();
    const said = [];
    page.on("console", (message) => { if (["error", "warning"].includes(message.type())) said.push(message.text()); });
    page.on("pageerror", (error) => said.push(error.message));
    page.on("dialog", (dialog) => { said.push("a dialog opened"); dialog.dismiss(); });
    const other = [];
    page.on("request", (request) => { if (!request.url().startsWith(url) && !request.url().startsWith("data:")) other.push(request.url()); });
    // The best of five: a machine that is busy with other things says nothing about the page.
    let live = Infinity;
    for (let attempt = 0; attempt < 5 && live > 2000; attempt += 1) live = Math.min(live, await untilLive(page));
    expect(live <= 2000, `${name} ${colorScheme}: live data within 2 s (${live} ms)`);
    await page.waitForTimeout(2500);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(wide <= 0, `${name} ${colorScheme}: no sideways scroll (${wide} px)`);
    if (send) {
      const shown = await page.evaluate(() => [document.querySelectorAll("main script").length, document.querySelector("#feed").textContent.includes("<script>")]);
      expect(shown[0] === 0 && shown[1], `${name} ${colorScheme}: a title that is a script is shown as text`);
    }
    if (name === "desktop" && colorScheme === "light") await desk(page);
    expect(said.length === 0, `${name} ${colorScheme}: nothing in the console ${said.join(" | ")}`);
    expect(other.length === 0, `${name} ${colorScheme}: nothing asked of anyone else ${other.join(" ")}`);
    // For pictures that are kept, so that lines have begun.
    if (process.env.SHOTS && name === "desktop") await page.waitForTimeout(40000);
    await page.evaluate(() => scrollTo(0, 0));
    await page.screenshot({ path: `${out}/page-${name}-${colorScheme}.png`, fullPage: name === "desktop" });
    await context.close();
    await accessible(`${name} ${colorScheme}`, { viewport, colorScheme, reducedMotion: "reduce", bypassCSP: true });
  }
}
await browser.close();
if (failures.length) { console.error(`${failures.length} failed`); process.exit(1); }

/** Milliseconds from asking for the page to an event and the ledger on it. */
async function untilLive(page) {
  const begun = Date.now();
  await page.goto(url, { waitUntil: "domcontentloaded" });
  return page.waitForFunction(() => document.querySelectorAll("#feed li").length > 0 && document.querySelector("#ledger").textContent.includes("consumed"), null, { timeout: 10000 }).then(() => Date.now() - begun, () => Infinity);
}

/** Paste an article with the keyboard and see it coded. */
async function desk(page) {
  await page.focus("#desk-form input[name=title]");
  await page.keyboard.type("<img src=x onerror=alert(1)>");
  await page.keyboard.press("Tab");
  await page.keyboard.type("2021-03-10");
  await page.keyboard.press("Tab");
  await page.keyboard.type("The foreign ministers of France and Germany met in Geneva on Tuesday.");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const coded = await page.waitForFunction(() => document.querySelector("#desk-answer mark.actor") && document.querySelector("#desk-answer pre")?.textContent.includes("trigger"), null, { timeout: 5000 }).then(() => true, () => false);
  expect(coded, "an article is pasted and coded by keyboard alone, with its explanation");
  expect(await page.evaluate(() => !document.querySelector("#desk-answer img")), "its title is shown as text");
}

async function accessible(name, options) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await page.goto(url, { waitUntil: "domcontentloaded" });
  await page.waitForTimeout(2000);
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  const found = violations.map((one) => `${one.id} (${one.impact}): ${one.nodes.slice(0, 3).map((node) => node.target.join(" ")).join(", ")}`);
  expect(found.length === 0, `${name}: axe-core finds nothing ${found.join(" | ")}`);
  await context.close();
}
