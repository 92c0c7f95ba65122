/** What the server sends (`notifications/push/payloads.py`): a notification to show, or only what still waits. */
export interface PushContent {
  type: "notification" | "withdrawal";
  /** When it was sent, ISO 8601. */
  sentAt: string;
  /** Ids of notifications that were pushed and are unread; null: too many to name. */
  waiting: string[] | null;
}

export interface NotificationContent extends PushContent {
  type: "notification";
  id: string;
  title: string;
  /** The page of the client that it is about. */
  path: string;
  /** Of each tag one is shown. */
  tag: string;
  createdAt: string;
}

/** What a shown notification carries. */
export interface Shown {
  id: string;
  path: string;
  sentAt: string;
}

export function isNotification(content: PushContent): content is NotificationContent {
  return content.type === "notification";
}
