import { api, unwrap } from "../api/client";
import { isApiError } from "../api/errors";
import type { Message } from "../api/types";
import { CommandRefused, ConnectionLost } from "./commands";
import type { Connection } from "./connection";
import type { Deliver } from "./outbox";
import type { OutboxItem } from "./outbox-store";

const REST_AFTER_MS = 8_000;

/** Sends over the socket; over REST with the same id once the socket has been away for long. */
export function deliverOver(connection: Connection): Deliver {
  return async (item) => {
    const status = connection.status.get();
    if (status.state === "open") return overSocket(connection, item);
    if (status.state === "connecting" && Date.now() - status.since > REST_AFTER_MS)
      return overRest(item);
    throw new ConnectionLost();
  };
}

async function overSocket(connection: Connection, item: OutboxItem): Promise<Message> {
  const { conversationId, content, replyTo } = item;
  const data = { conversationId, content, ...(replyTo ? { replyTo } : {}) };
  return (await connection.send("chat:message", data, item.id)) as Message;
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
      }),
    );
  } catch (error) {
    if (!isApiError(error) || error.status === 0 || error.status >= 500) throw new ConnectionLost();
    const code = error.status === 429 ? "rate_limited" : error.code;
    throw new CommandRefused(code, error.message, error.retryAfter);
  }
}
