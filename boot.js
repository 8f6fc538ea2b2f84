// Starts the program. The theme comes first, so that a dark page never flashes white.
const page = document.documentElement;
try { page.dataset.theme = localStorage.getItem("concordance-theme") ?? "auto"; } catch { /* no storage, no choice */ }

function fail(why) {
  page.dataset.failed = "";
  document.getElementById("why").textContent = why;
}

const { js, wasm } = document.querySelector("script[data-wasm]").dataset;
const at = (path) => new URL(path, document.baseURI);
if (typeof WebAssembly !== "object") {
  fail("This browser has no WebAssembly, or it is switched off.");
} else {
  try {
    const { default: start } = await import(at(js));
    await start({ module_or_path: at(wasm) });
  } catch (error) {
    if (!("failed" in page.dataset)) fail("The program could not be loaded or started: " + error);
    console.error(error);
  }
}
