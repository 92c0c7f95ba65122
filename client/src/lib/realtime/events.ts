import type { Message, Notification } from "../api/types";

/** What the server says without being asked, by type. Lasting events carry the user's cursor. */
export interface ServerEvents {
  "chat:message:new": Message;
  "chat:message:deleted": { id: string; conversationId: string; seq: number; deletedAt: string };
  "chat:read": { conversationId: string; userId: string; seq: number; readAt: string };
  "notification:new": Notification;
  "chat:typing": { conversationId: string; userId: string };
  "chat:typing:stop": { conversationId: string; userId: string };
  "user:online": { userId: string };
  "user:offline": { userId: string; lastOnlineAt: string | null };
}
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
  code?: string;
  message?: string;
  retryAfter?: number;
}
