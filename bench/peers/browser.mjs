// The browser, and the three visits that an engine's page gets in it: its times, its weight, its answers at
// each key. Every visit has a context of its own, so an empty cache.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import puppeteer, { PredefinedNetworkConditions } from 'puppeteer-core';

/** Longest that a page may take to be ready; ten thousand documents on a slow line take most of a minute. */
const PATIENCE_MS = 240_000;
/** The `--slow` reader: 8.1 Mbit/s, 165 ms a request, and a quarter of this machine's speed. */
const SLOW_NETWORK = PredefinedNetworkConditions['Fast 4G'];
const SLOW_FACTOR = 4;

export async function launch(chromium) {
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'peers-'));
  const browser = await puppeteer.launch({
    executablePath: chromium,
    userDataDir: profile,
    protocolTimeout: 2 * PATIENCE_MS,
    args: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  const close = async () => {
    await browser.close();
    fs.rmSync(profile, { recursive: true, force: true });
  };
  return { browser, close };
}

async function visit(browser, url, slow, look) {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    page.on('pageerror', (error) => console.error('  the page says:', error.message));
    if (slow) {
      await page.emulateNetworkConditions(SLOW_NETWORK);
      await page.emulateCPUThrottling(SLOW_FACTOR);
    }
    await page.goto(url, { waitUntil: 'load', timeout: PATIENCE_MS });
    return await look(page);
  } finally {
    await context.close();
  }
}

const ready = (page) => page.evaluate(() => window.bench.ready);
const list = (page, query) => page.evaluate(({ text, options }) => window.bench.list(text, options), query);

/** Milliseconds from navigation until ready, and to the list of a query asked at once; and for making an index. */
export function time(browser, site, [query], { slow }) {
  return visit(browser, site.url, slow, (page) => page.evaluate(async ({ text, options }) => {
    const readyMs = await window.bench.ready; // which may have been long before this runs
    const start = performance.now();
    await window.bench.list(text, options);
    return { readyMs, listMs: readyMs + performance.now() - start, buildMs: window.bench.buildMs };
  }, query));
}

/** Bytes: over the wire until ready and until the last of the lists, and in memory after it. */
export async function weigh(browser, site, queries) {
  await site.sent();
  return visit(browser, site.url, false, async (page) => {
    await ready(page);
    const toReady = await site.sent();
    for (const query of queries) await list(page, query);
    const toLists = toReady + await site.sent();
    const memory = await privateBytes(browser, page);
    return { toReady, toLists, memory, wasm: await page.evaluate(() => window.bench.wasmBytes()) };
  });
}

/** Memory of a page with nothing in it: what the browser itself needs. */
export const weighNothing = (browser, site) =>
  visit(browser, `${site.url}docs/empty.html`, false, (page) => privateBytes(browser, page));

/** Types the queries a character at a time; gives for each the milliseconds of every search call, and the answer. */
export function type(browser, site, queries, { slow, typingMs }) {
  return visit(browser, site.url, slow, async (page) => {
    await ready(page);
    return page.evaluate(typeInPage, queries, typingMs);
  });
}

/** Runs in the page; ends when its time is up, with the last query unanswered. */
async function typeInPage(queries, typingMs) {
  const { search, ids } = window.bench;
  const begin = performance.now();
  const typed = [];
  for (const { text, options } of queries) {
    const ms = [];
    let answer, threw = 0;
    for (let length = 1; length <= text.length; length++) {
      if (text[length - 1] === ' ') continue;
      if (performance.now() - begin > typingMs) return [...typed, { ms, threw }];
      const start = performance.now();
      try {
        answer = await search(text.slice(0, length), options);
      } catch {
        answer = { total: 0, hits: [] };
        threw++;
      }
      ms.push(performance.now() - start);
      await new Promise((next) => setTimeout(next)); // keys come in tasks of their own
    }
    typed.push({ ms, threw, found: await ids(answer.hits) });
  }
  return typed;
}

/** What the page's process has for itself (heap, wasm, workers) after a collection, where that can be told. */
async function privateBytes(browser, page) {
  const protocol = await page.createCDPSession();
  for (let i = 0; i < 2; i++) await protocol.send('HeapProfiler.collectGarbage');
  await new Promise((done) => setTimeout(done, 500)); // freed pages go back to the system late
  if (!fs.existsSync('/proc/self/smaps_rollup')) return undefined;
  const renderer = await rendererOf(browser, page);
  if (renderer === undefined) return undefined;
  const rollup = fs.readFileSync(`/proc/${renderer}/smaps_rollup`, 'utf8');
  return 1024 * Number(rollup.match(/Private_Dirty:\s+(\d+)/)[1]);
}

/**
 * The page's process. The browser does not say which it is, so the page is made to work, until one process has clearly
 * worked more than the others: a browser that has just started has its own work to do in some of them.
 */
async function rendererOf(browser, page) {
  const root = await browser.target().createCDPSession();
  const { processInfo } = await root.send('SystemInfo.getProcessInfo');
  const processes = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  const ticks = (id) => {
    const stat = `/proc/${id}/stat`;
    return fs.existsSync(stat) ? Number(fs.readFileSync(stat, 'utf8').split(') ')[1].split(' ')[11]) : 0;
  };
  for (let tries = 0; tries < 30; tries++) {
    const before = processes.map(ticks);
    await page.evaluate(() => {
      const end = performance.now() + 300;
      while (performance.now() < end);
    });
    const worked = processes.map((id, i) => ({ id, ticks: ticks(id) - before[i] })).sort((a, b) => b.ticks - a.ticks);
    if (worked.length < 2 || worked[0].ticks > 4 * worked[1].ticks) return worked[0].id;
  }
  return undefined; // on a machine too busy to tell
}
