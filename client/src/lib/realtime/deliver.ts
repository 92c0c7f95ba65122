import { api, unwrap } from "../api/client";
import { isApiError } from "../api/errors";
import type { Message } from "../api/types";
import { CommandRefused, ConnectionLost } from "./commands";
import type { Connection } from "./connection";
import type { Deliver } from "./outbox";
import type { OutboxItem } from "./outbox-store";

const REST_AFTER_MS = 8_000;
const REST_AFTER_ATTEMPTS = 2;
const REST_WITHIN_MS = 20_000;

/**
 * Sends over the socket; over REST with the same id once the socket has been away for long, when it
 * stays without an answer, or when a message fits no frame: REST takes it or says why not.
 */
export function deliverOver(connection: Connection): Deliver {
  return async (item) => {
    const status = connection.status.get();
    if (status.state === "open")
      return item.attempts < REST_AFTER_ATTEMPTS ? overSocket(connection, item) : overRest(item);
    if (status.state === "connecting" && Date.now() - status.since > REST_AFTER_MS)
      return overRest(item);
    throw new ConnectionLost();
  };
}

async function overSocket(connection: Connection, item: OutboxItem): Promise<Message> {
  const { conversationId, content, replyTo } = item;
  const data = { conversationId, content, ...(replyTo ? { replyTo } : {}) };
  try {
    return (await connection.send("chat:message", data, item.id)) as Message;
  } catch (error) {
    if (error instanceof CommandRefused && error.code === "too_large") return overRest(item);
    throw error;
  }
}

async function overRest(item: OutboxItem): Promise<Message> {
  try {
    return await unwrap(
      api.POST("/api/chat/conversations/{conversation_id}/messages", {
        params: { path: { conversation_id: item.conversationId } },
        body: {
          content: item.content,
          clientId: item.id,
          ...(item.replyTo ? { replyTo: item.replyTo } : {}),
        },
        signal: AbortSignal.timeout(REST_WITHIN_MS),
      }),
    );
  } catch (error) {
    // Not reached, or signed out in the meantime: it keeps until somebody is here again.
    if (!isApiError(error) || error.status === 0 || error.status === 401)
      throw new ConnectionLost();
    throw new CommandRefused(error.code, error.message, error.retryAfter);
  }
}
