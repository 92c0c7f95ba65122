import type { ServerEvents, ServerEventType } from "./events";

/** `replayed`: it happened while this tab was away, so it deserves no toast of its own. */
export interface EventMeta {
  replayed: boolean;
}
export type EventHandler<Type extends ServerEventType> = (
  data: ServerEvents[Type],
  meta: EventMeta,
) => void;

const handlers = new Map<string, Set<(data: never, meta: EventMeta) => void>>();

/** Call `handler` for every event of `type`. Returns the way to stop. */
export function onServerEvent<Type extends ServerEventType>(
  type: Type,
  handler: EventHandler<Type>,
): () => void {
  const set = handlers.get(type) ?? new Set();
  handlers.set(type, set.add(handler));
  return () => set.delete(handler);
}

export function emitServerEvent(type: string, data: unknown, meta: EventMeta): void {
  for (const handler of handlers.get(type) ?? []) handler(data as never, meta);
}
