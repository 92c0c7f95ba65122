import { oneAtATime } from "../../src/lib/push/shown";
import { worker } from "../scope";
import { ask } from "./ask";
import { isNotification, type NotificationContent, type PushContent, type Shown } from "./content";

/** After the push event, at whose end browsers look whether anything is shown (`userVisibleOnly`). */
const TAKEN_AWAY_AFTER_MS = 500;

worker.addEventListener("push", (event) => {
  const content = event.data?.json() as PushContent | undefined;
  if (content) event.waitUntil(receive(content));
});

async function receive(content: PushContent): Promise<void> {
  if (isNotification(content) && !(await isInFront())) await show(content);
  const read = await readElsewhere(content);
  setTimeout(() => {
    for (const notification of read) notification.close();
  }, TAKEN_AWAY_AFTER_MS);
}

function show({ id, title, path, tag, sentAt, createdAt }: NotificationContent): Promise<void> {
  const options = {
    tag,
    renotify: true, // one more message of a conversation that is unread since a while
    icon: "/icon-512.png",
    badge: "/badge-96.png",
    timestamp: Date.parse(createdAt),
    data: { id, path, sentAt } satisfies Shown,
  };
  return oneAtATime(() => worker.registration.showNotification(title, options));
}

/**
 * Whether a member looks at SkillSwap here: its own toast tells them. A tab that was just closed, or has no connection,
 * may be named as the one in front, and then tells nobody: so it is asked. Apple wants each push shown all the same,
 * and ends the subscription after three that were not.
 */
async function isInFront(): Promise<boolean> {
  const windows = await worker.clients.matchAll({ type: "window" });
  const focused = windows.filter(({ focused }) => focused);
  const answers = await Promise.all(focused.map((tab) => ask(tab, { type: "front" })));
  return answers.includes(true) && !(await isApple());
}

async function isApple(): Promise<boolean> {
  const subscription = await worker.registration.pushManager.getSubscription();
  return subscription?.endpoint.includes(".push.apple.com/") ?? false;
}

/** What is shown and no longer waits. What was sent after this push is newer than its list. */
async function readElsewhere({ waiting, sentAt }: PushContent): Promise<Notification[]> {
  if (!waiting) return [];
  const shown = await oneAtATime(() => worker.registration.getNotifications());
  return shown.filter(({ data }) => data && data.sentAt < sentAt && !waiting.includes(data.id));
}
