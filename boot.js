// Starts the app, and shows the crash screen when it cannot start or has panicked.
// A file of its own, because the page's policy allows no inline script.
const part = (id) => document.getElementById(id);

function crash(error) {
  part("loading")?.remove();
  part("app").hidden = true;
  // An open dialog, even one that is no longer seen, would make the rest of the page unreachable.
  document.querySelectorAll("dialog").forEach((dialog) => dialog.remove());
  // The panic hook may have said more already.
  part("crash-reason").textContent ||= String(error);
  part("crash").hidden = false;
  document.title = "Kith has stopped";
  part("crash-title").focus();
}

// What is stored, just as it stands: read here, because the program has failed.
async function stored() {
  return { localStorage: local(), indexedDB: await database().catch(String) };
}

// A browser that blocks it throws at the very name.
function local() {
  try {
    const held = Object.entries(localStorage).filter(([key]) => key.startsWith("kith"));
    return Object.fromEntries(held);
  } catch (error) {
    return String(error);
  }
}

async function database() {
  const asked = (request) =>
    new Promise((done, failed) => {
      request.onsuccess = () => done(request.result);
      request.onerror = () => failed(request.error);
      request.onblocked = () => failed("another tab holds the database");
      // Where there is none, none is made.
      request.onupgradeneeded = () => request.transaction.abort();
    });
  const opened = await asked(indexedDB.open("kith"));
  const stores = {};
  for (const name of opened.objectStoreNames) {
    const store = () => opened.transaction(name).objectStore(name);
    const [keys, values] = [await asked(store().getAllKeys()), await asked(store().getAll())];
    stores[name] = keys.map((key, at) => [key, values[at]]);
  }
  opened.close();
  return stores;
}

// JSON has no bytes: they become { base64 }.
function plain(_, value) {
  if (!(value instanceof ArrayBuffer || ArrayBuffer.isView(value))) return value;
  const bytes = new Uint8Array(value.buffer ?? value, value.byteOffset ?? 0, value.byteLength);
  return { base64: btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")) };
}

part("crash-export").addEventListener("click", async () => {
  const said = part("crash-exported");
  try {
    const text = JSON.stringify(await stored(), plain, 1);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.download = `kith-raw-${new Date().toISOString().slice(0, 10)}.json`;
    link.click();
    said.textContent = `${link.download} is in your downloads.`;
  } catch (error) {
    said.textContent = `The stored data could not be read (${error}). Nothing was changed.`;
  }
});

// A panic ends as a trap: after it, nothing in the module can be trusted.
const trapped = (error) => error instanceof WebAssembly.RuntimeError && crash(error);
addEventListener("error", (event) => trapped(event.error));
addEventListener("unhandledrejection", (event) => trapped(event.reason));

try {
  const { default: start } = await import("./kith.js");
  // The app takes "loading" away itself, once the book is open.
  await start();
} catch (error) {
  crash(error);
}
