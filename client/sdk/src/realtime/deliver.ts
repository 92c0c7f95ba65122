import { type Api, unwrap } from "../api/client.ts";
import { isApiError } from "../api/errors.ts";
import type { Message } from "../api/types.ts";
import { CommandRefused, ConnectionLost } from "./commands.ts";
import type { Connection } from "./connection.ts";
import type { Deliver, Outgoing } from "./outbox.ts";

const REST_AFTER_MS = 8_000;
const REST_AFTER_ATTEMPTS = 2;
const REST_WITHIN_MS = 20_000;

/** Uploads the files of an item and gives their ids on the server, in order; again gives the same. */
export type UploadFiles = (item: Outgoing) => Promise<string[]>;

/**
 * Sends over the socket; over REST with the same id once the socket has been away for long, when it
 * stays without an answer, when there is none or may be none, or when a message fits no frame:
 * REST takes it or says why not.
 */
export function deliverOver(connection: Connection, api: Api, upload?: UploadFiles): Deliver {
  return async (item) => {
    wayOf(connection, item); // without a connection no upload is begun
    const attachments = item.files?.length && upload ? await upload(item) : [];
    const ready = { ...item, attachments };
    return wayOf(connection, item) === "socket"
      ? overSocket(connection, api, ready)
      : overRest(api, ready);
  };
}

interface Ready extends Outgoing {
  attachments: string[];
}

function wayOf(connection: Connection, item: Outgoing): "socket" | "rest" {
  const status = connection.status.get();
  if (status.state === "open") return item.attempts < REST_AFTER_ATTEMPTS ? "socket" : "rest";
  if (status.state === "restOnly" || status.state === "idle") return "rest";
  if (status.state === "connecting" && Date.now() - status.since > REST_AFTER_MS) return "rest";
  throw new ConnectionLost();
}

/** What of a message is left out when there is none. */
function optional({ replyTo, kind, attachments }: Ready) {
  return {
    ...(replyTo ? { replyTo } : {}),
    ...(kind ? { kind } : {}),
    ...(attachments.length ? { attachments } : {}),
  };
}

async function overSocket(connection: Connection, api: Api, item: Ready): Promise<Message> {
  const { conversationId, content } = item;
  const data = { conversationId, content, ...optional(item) };
  try {
    return (await connection.send("chat:message", data, item.id)) as Message;
  } catch (error) {
    if (error instanceof CommandRefused && error.code === "too_large") return overRest(api, item);
    throw error;
  }
}

async function overRest(api: Api, item: Ready): Promise<Message> {
  try {
    return await unwrap(
      api.POST("/api/chat/conversations/{conversation_id}/messages", {
        params: { path: { conversation_id: item.conversationId } },
        body: {
          content: item.content,
          clientId: item.id,
          ...optional(item),
        },
        signal: AbortSignal.timeout(REST_WITHIN_MS),
      }),
    );
  } catch (error) {
    // Not reached, or signed out in the meantime: it stays in the outbox.
    if (!isApiError(error) || error.status === 0 || error.status === 401)
      throw new ConnectionLost();
    throw new CommandRefused(error.code, error.message, error.retryAfter);
  }
}
