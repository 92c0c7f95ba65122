import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { isApiError } from "skillswap-sdk";
import { api, unwrap } from "@/lib/api/client";
import { configQuery } from "@/lib/api/config";
import { activeWorker } from "@/lib/offline/versions";
import { currentSubscription, hasKey, subscribeBrowser } from "@/lib/push/browser";
import { pushSupport } from "@/lib/push/support";

/**
 * Pushes in this browser. `unavailable`: this server sends none. `unsupported`: the browser cannot. `install`: it can
 * once SkillSwap is on the home screen. `denied`: the member forbade it in the browser.
 */
export type PushState = "unavailable" | "unsupported" | "install" | "denied" | "off" | "on";

async function stateFor(key: string | null): Promise<PushState> {
  if (!key) return "unavailable";
  const support = pushSupport();
  if (support !== "yes") return support === "install" ? "install" : "unsupported";
  if (Notification.permission === "denied") return "denied";
  const worker = await activeWorker();
  if (!worker) return "unsupported";
  const subscription = await worker.pushManager.getSubscription();
  const isOn = Notification.permission === "granted" && subscription && hasKey(subscription, key);
  return isOn ? "on" : "off";
}

const STATE = ["push-state"];

const pushStateQuery = (key: string | null) =>
  queryOptions({ queryKey: [...STATE, key], queryFn: () => stateFor(key), networkMode: "always" });

/** Tells the server of this browser's subscription; again is fine. */
function register(subscription: PushSubscription): Promise<unknown> {
  const { endpoint = "", keys = {} } = subscription.toJSON();
  const { p256dh = "", auth = "" } = keys;
  return unwrap(
    api.POST("/api/notifications/push-subscriptions", {
      body: { endpoint, keys: { p256dh, auth } },
      keepalive: true, // whoever has just turned pushes on may close the tab
    }),
  );
}

async function turnOn(key: string): Promise<void> {
  if ((await Notification.requestPermission()) !== "granted") return;
  const worker = await activeWorker();
  if (!worker) return;
  const subscription = await subscribeBrowser(worker, key);
  try {
    await register(subscription);
  } catch (error) {
    // A page that is left gets no answer either: the subscription stays, and the next start tells the server of it.
    if (isApiError(error) && error.status > 0) await subscription.unsubscribe();
    throw error;
  }
}

async function turnOff(): Promise<void> {
  await (await currentSubscription())?.unsubscribe();
  await unwrap(api.DELETE("/api/notifications/push-subscriptions"));
}

/**
 * At each start: the server hears of the subscription again, for it may have lost it (a new sign-in, an answer of the
 * push service), and one for a key that the server no longer has is made anew. Asks nobody anything.
 */
export async function renewPush(key: string): Promise<void> {
  const there = await currentSubscription();
  if (!there || Notification.permission !== "granted") return;
  // Whoever has a subscription has a service worker, however long this machine takes to start it.
  await register(await subscribeBrowser(await navigator.serviceWorker.ready, key));
}

/** The key of this server, null without pushes; undefined while that is not known. */
export function usePushKey(): string | null | undefined {
  return useQuery(configQuery).data?.pushKey;
}

/** The state of pushes in this browser (undefined while it is looked up), and how to change it. */
export function usePush() {
  const cache = useQueryClient();
  const key = usePushKey();
  const { data: state } = useQuery({ ...pushStateQuery(key ?? null), enabled: key !== undefined });
  const change = useMutation({
    mutationFn: (isOn: boolean) => (isOn && key ? turnOn(key) : turnOff()),
    onSettled: () => cache.invalidateQueries({ queryKey: STATE }),
  });
  return { state, change };
}
