// Starts the program. It is no module itself: a page opened from disk may load none, and is to say so.
(async () => {
  // The theme comes first, so that a dark page never flashes white.
  const page = document.documentElement;
  try { page.dataset.theme = localStorage.getItem("concordance-theme") ?? "auto"; } catch { /* no storage, no choice */ }

  const { js, wasm } = document.currentScript.dataset;
  const at = (path) => new URL(path, document.baseURI);
  const [app, failed, why, remedy] = document.querySelectorAll("#app, #failed, #failed p");

  // What is printed tells where it was read, and when. The style sheet sets it at the foot.
  addEventListener("beforeprint", () => {
    page.dataset.printed = location.href + ", " + new Date().toLocaleDateString("en-GB", { dateStyle: "long" });
  });

  function fail(because, todo = "Loading the page again may help. So may a newer browser: any Chromium, Firefox or Safari of the last two years will do.") {
    why.textContent = because;
    remedy.textContent = todo;
    app.hidden = true;
    failed.hidden = false;
  }

  // A program that meets a mistake of ours stops, and only the browser knows where.
  function stopped({ error, reason }) {
    const fault = error ?? reason;
    if (!(fault instanceof WebAssembly.RuntimeError)) return;
    const [place = "a place unknown"] = /wasm-function\S*:0x\w+/.exec(fault.stack) ?? [];
    fail("The program stopped at " + place + ".");
  }
  addEventListener("error", stopped);
  addEventListener("unhandledrejection", stopped);

  if (typeof WebAssembly !== "object") return fail("This browser has no WebAssembly, or it is switched off.");
  try {
    const { default: start } = await import(at(js));
    await start({ module_or_path: at(wasm) });
  } catch (error) {
    stopped({ error });
    if (failed.hidden && location.protocol === "file:") {
      fail("The page was opened from a folder on this computer; browsers load its program only from a web server.",
        "In that folder type: python3 -m http.server. Then open http://localhost:8000 here. Or open the page where it is published.");
    }
    if (failed.hidden) fail("The program could not be loaded or started: " + error);
    console.error(error);
  }
})();
