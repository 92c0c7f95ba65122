import { worker } from "../scope";

/** Of Firefox and Chromium; TypeScript does not know it. */
interface SubscriptionChange extends ExtendableEvent {
  oldSubscription: PushSubscription | null;
  newSubscription: PushSubscription | null;
}

interface Cookies {
  get(name: string): Promise<{ value: string } | null>;
}

const ENDPOINT = "/api/notifications/push-subscriptions";

/** The browser moved the subscription. Where telling the server fails, the client does it when it is opened next. */
worker.addEventListener("pushsubscriptionchange", (event) => {
  (event as SubscriptionChange).waitUntil(renew(event as SubscriptionChange));
});

async function renew({ oldSubscription, newSubscription }: SubscriptionChange): Promise<void> {
  const options = oldSubscription?.options;
  const { pushManager } = worker.registration;
  const subscription = newSubscription ?? (options && (await pushManager.subscribe(options)));
  if (subscription) await tellServer(subscription);
}

async function tellServer(subscription: PushSubscription): Promise<void> {
  const token = await csrfToken();
  const post = (path: string, body?: unknown) =>
    fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": token },
      body: body === undefined ? null : JSON.stringify(body),
    });
  const { status } = await post(ENDPOINT, subscription.toJSON());
  if (status !== 401) return;
  const refreshed = await navigator.locks.request("skillswap.refresh", () =>
    post("/api/auth/refresh"),
  );
  if (refreshed.ok) await post(ENDPOINT, subscription.toJSON());
}

/** Pages read it from their cookies; a service worker only where browsers have a store of them. */
async function csrfToken(): Promise<string> {
  const { cookieStore } = self as unknown as { cookieStore?: Cookies };
  return (await cookieStore?.get("csrftoken"))?.value ?? "";
}
