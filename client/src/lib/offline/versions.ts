import { createStore } from "../store";

const LOOK_EVERY_MS = 30 * 60_000;

/** The worker of a newer version than the one this tab shows; null while there is none. */
export const newVersion = createStore<ServiceWorker | null>(null);

/** The script this page began with: a worker that keeps it is of the same version. */
function entryScript(): string {
  const script = document.querySelector<HTMLScriptElement>('script[type="module"][src]');
  return script ? new URL(script.src).pathname : "";
}

function has(worker: ServiceWorker, file: string): Promise<boolean> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = ({ data }) => resolve(data === true);
    worker.postMessage({ type: "has", file }, [port2]);
  });
}

/** A worker is ready and waits: of this page's version it may begin, a newer one is offered. */
async function judge(worker: ServiceWorker): Promise<void> {
  if (await has(worker, entryScript())) worker.postMessage({ type: "take-over" });
  else newVersion.set(worker);
}

function watch(registration: ServiceWorkerRegistration): void {
  if (registration.waiting) void judge(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const worker = registration.installing;
    worker?.addEventListener("statechange", () => {
      if (worker.state === "installed" && registration.active) void judge(worker);
    });
  });
  setInterval(() => void registration.update().catch(() => undefined), LOOK_EVERY_MS);
}

const whenIdle = (work: () => void) =>
  typeof requestIdleCallback === "undefined" ? setTimeout(work, 3_000) : requestIdleCallback(work);

/** Start the service worker, where the browser has them; without one everything works, but only online. */
export async function keepOffline(): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  try {
    watch(await navigator.serviceWorker.register("/sw.js"));
    const { active } = await navigator.serviceWorker.ready;
    whenIdle(() => active?.postMessage({ type: "keep-pages" }));
  } catch {
    // Forbidden by the browser's settings, or the server is away: the next visit tries again.
  }
}

/** Show the newer version: reloads this tab, because its reader has asked for it. */
export function takeNewVersion(): void {
  const worker = newVersion.get();
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), {
    once: true,
  });
  worker?.postMessage({ type: "take-over" });
}
