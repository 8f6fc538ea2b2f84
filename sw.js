// Keeps what opening the site takes, so that all of it opens with the network gone: the app has every page in itself. The
// site that it belongs to fills in its version and its files.
const MINE = "concordance " + registration.scope + " ";
const CACHE = MINE + "__VERSION__";
const FILES = ["__FILES__"];

addEventListener("install", (event) => event.waitUntil(fill()));
addEventListener("activate", (event) => event.waitUntil(clear()));
// A new version waits until the reader asks for it, or has closed the old one.
addEventListener("message", ({ data }) => data === "show" && skipWaiting());
addEventListener("fetch", (event) => {
  const { method, url, mode } = event.request;
  if (method !== "GET" || !url.startsWith(registration.scope)) return;
  event.respondWith(mode === "navigate" ? page(event.request) : file(event.request));
});

async function fill() {
  const cache = await caches.open(CACHE);
  // Not what the browser still remembers of another version.
  await cache.addAll(FILES.map((file) => new Request(file, { cache: "no-cache" })));
}

// Other sites of the same host keep theirs.
async function clear() {
  for (const key of await caches.keys()) if (key.startsWith(MINE) && key !== CACHE) await caches.delete(key);
}

async function file(request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(request, { ignoreSearch: true })) ?? fetch(request);
}

async function page(request) {
  const name = new URL(request.url).pathname.slice(new URL(registration.scope).pathname.length);
  if (name === "" || name === "index.html") return file(new Request("./"));
  // A page that is drawn beforehand is not kept; without the network the app shows what stands in it.
  const { search } = new URL(request.url);
  const asks = /[?&](doc|view|q)=/.test(search);
  const there = asks ? search : screen(name) + (screen(name).startsWith("?") ? search.replace("?", "&") : "");
  return fetch(request).catch(() => Response.redirect(new URL(there, registration.scope)));
}

// What the app shows in the place of a page.
function screen(name) {
  const [, kind, id, page] = /^([a-z]+)-([\w-]+)(?:\.(\d+))?\.html$/.exec(name) ?? [];
  if (kind === "document") return "?doc=" + id;
  if (kind === "scraped") return "?doc=" + id + "&as=scraped";
  if (kind === "topic") return "?view=topic&topic=" + id;
  if (kind === "name") return "?view=names&name=" + id;
  if (kind) return "?" + kind + "=" + id + (page ? "&page=" + page : "");
  const [, list, of] = /^(\w+)(?:\.(\d+))?\.html$/.exec(name) ?? [];
  if (list === "topics") return "?view=topic";
  return ["about", "compare", "concordance", "dossier", "names", "positions", "statements", "timeline"].includes(list) ? "?view=" + list + (of ? "&page=" + of : "") : "./";
}
