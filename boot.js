// Starts the program. The theme comes first, so that a dark page never flashes white.
const page = document.documentElement;
try { page.dataset.theme = localStorage.getItem("concordance-theme") ?? "auto"; } catch { /* no storage, no choice */ }

// What is printed tells where it was read, and when. The style sheet sets it at the foot.
addEventListener("beforeprint", () => {
  page.dataset.printed = location.href + ", " + new Date().toLocaleDateString("en-GB", { dateStyle: "long" });
});

function fail(why) {
  page.dataset.failed = "";
  document.getElementById("why").textContent = why;
}

// A program that meets a mistake of ours stops, and only the browser knows where.
function stopped({ error, reason }) {
  const why = error ?? reason;
  if (!(why instanceof WebAssembly.RuntimeError)) return;
  const [place = "a place unknown"] = /wasm-function\S*:0x\w+/.exec(why.stack) ?? [];
  fail("The program stopped at " + place + ". Reload the page.");
}
addEventListener("error", stopped);
addEventListener("unhandledrejection", stopped);

const { js, wasm } = document.querySelector("script[data-wasm]").dataset;
const at = (path) => new URL(path, document.baseURI);
if (typeof WebAssembly !== "object") {
  fail("This browser has no WebAssembly, or it is switched off.");
} else {
  try {
    const { default: start } = await import(at(js));
    await start({ module_or_path: at(wasm) });
  } catch (error) {
    stopped({ error });
    if (!("failed" in page.dataset)) fail("The program could not be loaded or started: " + error);
    console.error(error);
  }
}
