// Starts the app, and shows the crash screen when it cannot start or has panicked.
// A file of its own, because the page's policy allows no inline script; trunk writes the names of
// the module into the attributes of this script's tag (see Trunk.toml).
const { js, wasm } = document.querySelector("script[data-wasm]").dataset;
const part = (id) => document.getElementById(id);

function crash(error) {
  part("loading")?.remove();
  part("app").hidden = true;
  // The panic hook may have said more already.
  part("crash-reason").textContent ||= String(error);
  part("crash").hidden = false;
}

// A panic ends as a trap: after it, nothing in the module can be trusted.
const trapped = (error) => error instanceof WebAssembly.RuntimeError && crash(error);
addEventListener("error", (event) => trapped(event.error));
addEventListener("unhandledrejection", (event) => trapped(event.reason));

try {
  const { default: start } = await import(js);
  await start({ module_or_path: new URL(wasm, import.meta.url) });
  part("loading")?.remove();
} catch (error) {
  crash(error);
}
