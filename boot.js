// Starts the program over the page that stands here already. It is no module itself: a page opened from disk may load none,
// and is to say so. It comes before the page is drawn, beside the style sheet.
(() => {
  const page = document.documentElement;
  // The theme comes first, so that a dark page never flashes white.
  try { page.dataset.theme = localStorage.getItem("concordance-theme") ?? "auto"; } catch { /* no storage, no choice */ }

  const { js, wasm, annex } = document.currentScript.dataset;
  const at = (path) => new URL(path, document.baseURI);
  const find = (selector) => document.querySelector(selector);

  // Draws what the program plans (`src/view/node.rs`): the texts of it one behind the other, and for each node what it is and how
  // long its texts are. First comes what was drawn, then the elements in it that are to hear something.
  globalThis.draw = (texts, plan) => {
    let at = 0, step = 0;
    const heard = [];
    const text = () => texts.slice(at, at += plan[step++]);
    const node = () => {
      const kind = plan[step++];
      if (!kind) return document.createTextNode(text());
      const element = document.createElementNS(kind & 2 ? "http://www.w3.org/2000/svg" : "http://www.w3.org/1999/xhtml", text());
      if (kind & 4) heard.push(element);
      for (let attributes = plan[step++]; attributes; attributes--) element.setAttribute(text(), text());
      for (let children = plan[step++]; children; children--) element.append(node());
      return element;
    };
    return [node(), ...heard];
  };

  // What is printed tells where it was read, and when. The style sheet sets it at the foot.
  addEventListener("beforeprint", () => {
    page.dataset.printed = location.href + ", " + new Date().toLocaleDateString("en-GB", { dateStyle: "long" });
  });

  // What the address asks for is not what stands here: nothing is shown before it can be. What others add to a link asks nothing.
  const asks = /[?&](doc|view|q|page|topic|side|speaker|act|mode|by|flag|date|event|language)=/.test(location.search);
  if (asks) page.dataset.opening = "";

  // What stands here can still be read.
  function fail(because, todo = "Loading the page again may help. So may a newer browser, one of the last two years.") {
    const [why, remedy] = document.querySelectorAll("#failed p");
    why.textContent = because;
    remedy.textContent = todo;
    find("#failed").hidden = false;
    delete page.dataset.opening;
  }

  // A program that meets a mistake of ours stops, and only the browser knows where.
  function stopped({ error, reason }) {
    const fault = error ?? reason;
    if (!(fault instanceof WebAssembly.RuntimeError)) return;
    const [place = "a place unknown"] = /wasm-function\[\d+\](:0x\w+)?/.exec(fault.stack) ?? [];
    fail("The program stopped at " + place + ": " + fault.message);
  }
  addEventListener("error", stopped);
  addEventListener("unhandledrejection", stopped);

  // A page that the app has no address of its own for: it goes to the same place in the folder.
  function goToFolder() {
    const { screen } = find("#app").dataset;
    if (asks || /^\?(doc=[^&]*|view=(topic&topic=[^&]*|\w+))?$/.test(screen)) return;
    const line = /^#l-(\d+)$/.exec(location.hash)?.[1];
    history.replaceState(history.state, "", "./" + screen + (line ? "&line=" + line : ""));
  }

  // The search box is drawn anew, with what a quick reader has typed into it by now.
  function keepTyped(open) {
    const [before, first] = [find("#q"), find("#q")?.defaultValue];
    const { value, selectionStart, selectionEnd } = before ?? {};
    const isTyping = document.activeElement === before;
    open();
    const field = find("#q");
    if (!field || !before) return;
    if (isTyping) field.focus({ preventScroll: true });
    if (value === first) return;
    field.value = value;
    if (isTyping) field.setSelectionRange(selectionStart, selectionEnd);
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }

  // Keeps the site for when the network is gone. A newer version is offered; who reads on keeps the one that is open.
  async function keep() {
    if (!find("link[rel=manifest]") || !isSecureContext || !("serviceWorker" in navigator)) return;
    const only = (url) => { if (url !== "sw.js") throw new TypeError(url); return url; };
    const script = self.trustedTypes?.createPolicy("concordance", { createScriptURL: only }).createScriptURL("sw.js") ?? "sw.js";
    const workers = navigator.serviceWorker;
    const registration = await workers.register(script);
    function offer() {
      if (!registration.waiting || !workers.controller) return;
      const note = find("#update");
      note.hidden = false;
      note.querySelector("button").onclick = () => {
        workers.addEventListener("controllerchange", () => location.reload());
        registration.waiting.postMessage("show");
      };
    }
    offer();
    registration.addEventListener("updatefound", () => registration.installing.addEventListener("statechange", offer));
  }

  async function start() {
    if (typeof WebAssembly !== "object") return fail("This browser has no WebAssembly, or it is switched off.");
    try {
      // In a site that is a single file all of it stands in the page.
      const { carried } = globalThis;
      // The annex of the program, which only some views need, comes behind the first list, or at once where one of them is asked for.
      const isNeeded = /[?&](doc|view)=|(document|topic)-/.test(location.href + find("#app").dataset.screen);
      const bytes = carried?.annex ?? (() => fetch(at(annex)).then((file) => file.arrayBuffer()));
      const early = isNeeded && (annex || carried?.shared) && bytes();
      const { default: load, open, shared } = carried ?? await import(at(js));
      const corpus = find("#corpus");
      const text = carried?.corpus() ?? (corpus.href ? fetch(corpus.href, { credentials: "same-origin" }).then((file) => file.text()) : corpus.textContent);
      await load({ module_or_path: await carried?.wasm() ?? at(wasm) });
      const columns = await text;
      const join = async () => WebAssembly.instantiate(await (early || bytes()), shared());
      const joined = shared && join();
      if (isNeeded) await joined;
      goToFolder();
      keepTyped(() => open(columns, isNeeded ? undefined : joined));
      keep().catch(console.warn);
    } catch (error) {
      stopped({ error });
      if (find("#failed").hidden && location.protocol === "file:") {
        fail("The page was opened from a folder on this computer; browsers load its program only from a web server. It can be read, but not searched.",
          "In that folder type: python3 -m http.server. Then open http://localhost:8000 here. Or open the page where it is published.");
      }
      if (find("#failed").hidden) fail("The program could not be loaded or started: " + error);
      console.error(error);
    }
    delete page.dataset.opening;
  }
  addEventListener("DOMContentLoaded", start);
})();
