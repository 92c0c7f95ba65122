import type { ErrorCode } from "../api/codes.gen.ts";
import type { Message, Notification } from "../api/types.ts";
import type { SkillSwapSocket } from "./events.gen.ts";

/**
 * The server's events by type. Messages and notifications have the same shape as over REST, so they share
 * its types.
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
