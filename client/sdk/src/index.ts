export { BearerSignIn, type Credentials, type Tokens } from "./api/bearer.ts";
export {
  type Api,
  type ApiOptions,
  asking,
  makeApi,
  reach,
  type Send,
  unwrap,
} from "./api/client.ts";
export {
  CLOSE,
  type CloseCode,
  ERROR_CODES,
  type ErrorCode,
  LARGEST_FRAME,
} from "./api/codes.gen.ts";
export { withCsrf } from "./api/csrf.ts";
export {
  ApiError,
  type Ban,
  type Code,
  errorFrom,
  type FieldError,
  isApiError,
} from "./api/errors.ts";
export { atCursor, nextCursor } from "./api/pages.ts";
export type { components, operations, paths } from "./api/schema.gen.ts";
export type * from "./api/types.ts";
export { backoff } from "./realtime/backoff.ts";
export { EventBus, type EventHandler, type EventMeta } from "./realtime/bus.ts";
export type { Trouble } from "./realtime/closing.ts";
export { CommandRefused, ConnectionLost, Unanswered } from "./realtime/commands.ts";
export { Connection, type ConnectionParts, type ConnectionStatus } from "./realtime/connection.ts";
export { type CursorStore, memoryCursor, tabCursor } from "./realtime/cursor.ts";
export { deliverOver, type UploadFiles } from "./realtime/deliver.ts";
export type { OpenSocket, SocketLike } from "./realtime/environment.ts";
export type { Frame, ServerEvents, ServerEventType, Welcome } from "./realtime/events.ts";
export { idbOutboxStore } from "./realtime/idb-outbox-store.ts";
export { type Deliver, Outbox, type OutboxParts, type Outgoing } from "./realtime/outbox.ts";
export {
  memoryOutboxStore,
  type OutboxFile,
  type OutboxItem,
  type OutboxStore,
} from "./realtime/outbox-store.ts";
export { type OutgoingMessage, SkillSwap, type SkillSwapOptions } from "./skillswap.ts";
export { createStore, type Store } from "./store.ts";
