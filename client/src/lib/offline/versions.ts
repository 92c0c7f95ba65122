import { createStore } from "../store";

const LOOK_EVERY_MS = 30 * 60_000;

/** The worker of a newer version than the one this tab shows; null while there is none. */
export const newVersion = createStore<ServiceWorker | null>(null);

/** The script this page was loaded with: a worker that has it cached is of the same version. */
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

/** A worker waits or has taken over: one of this page's version may be active, a newer one is offered to the member. */
async function judge(worker: ServiceWorker): Promise<void> {
  if (await has(worker, entryScript())) worker.postMessage({ type: "take-over" });
  else newVersion.set(worker);
}

function watch(registration: ServiceWorkerRegistration): void {
  const awaitInstalled = () => {
    const worker = registration.installing;
    worker?.addEventListener("statechange", () => {
      if (worker.state === "installed" && registration.active) void judge(worker);
    });
  };
  if (registration.waiting) void judge(registration.waiting);
  awaitInstalled(); // it may have been found while this tab was loading
  registration.addEventListener("updatefound", awaitInstalled);
  // A busy or sleeping tab may have missed that: it looks again when it is shown, and when another tab has taken
  // the newer version.
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && registration.waiting) void judge(registration.waiting);
  });
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    const { controller } = navigator.serviceWorker;
    if (controller && !newVersion.get()) void judge(controller);
  });
  setInterval(() => void registration.update().catch(() => undefined), LOOK_EVERY_MS);
}

let registered: Promise<ServiceWorkerRegistration | null> = Promise.resolve(null);

/**
 * The service worker, once it is active, however long this machine and its network take to install it; null where
 * there is none (development, or forbidden).
 */
export const activeWorker = async (): Promise<ServiceWorkerRegistration | null> =>
  (await registered) && navigator.serviceWorker.ready;

/** When the browser has nothing else to do. */
export const whenIdle = (work: () => void) =>
  typeof requestIdleCallback === "undefined" ? setTimeout(work, 3_000) : requestIdleCallback(work);

/** Registers the service worker. Without one everything works, but only online. */
export async function keepOffline(): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  // Forbidden by the browser's settings, or the server is away: the next visit tries again.
  registered = navigator.serviceWorker.register("/sw.js").catch(() => null);
  const registration = await registered;
  if (!registration) return;
  watch(registration);
  const { active } = await navigator.serviceWorker.ready;
  whenIdle(() => active?.postMessage({ type: "keep-pages" }));
}

/** Activates the newer version and reloads this tab, as the member asked. */
export function takeNewVersion(): void {
  const worker = newVersion.get();
  if (worker && worker.state !== "installed") {
    location.reload(); // it has taken over already, asked by another tab
    return;
  }
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), {
    once: true,
  });
  worker?.postMessage({ type: "take-over" });
}
