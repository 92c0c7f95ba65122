import type { ErrorCode } from "../api/codes.gen";
import type { Message, Notification } from "../api/types";
import type { SkillSwapSocket } from "./events.gen";

/**
 * What the server says without being asked, by type. A message and a notification come as they do
 * over REST, so they have the same type here.
 */
export type ServerEvents = Omit<
  SkillSwapSocket["events"],
  "chat:message:new" | "notification:new"
> & {
  "chat:message:new": Message;
  "notification:new": Notification;
};
export type ServerEventType = keyof ServerEvents;

export interface Welcome {
  userId: string;
  cursor: number;
  resumed: boolean;
  heartbeatSeconds: number;
  online: string[];
}

/** Any frame that comes over the socket. */
export interface Frame {
  type: string;
  id?: string;
  cursor?: number;
  data?: unknown;
  code?: ErrorCode;
  message?: string;
  retryAfter?: number;
}
