import type { ServerEvents, ServerEventType } from "./events.ts";

/** `replayed`: it happened while this tab or program was not connected. */
export interface EventMeta {
  replayed: boolean;
}
export type EventHandler<Type extends ServerEventType> = (
  data: ServerEvents[Type],
  meta: EventMeta,
) => void;

/** Hands the server's events to those who asked for their type. */
export class EventBus {
  #handlers = new Map<string, Set<(data: never, meta: EventMeta) => void>>();

  /** Call `handler` for every event of `type`. Returns the way to stop. */
  on<Type extends ServerEventType>(type: Type, handler: EventHandler<Type>): () => void {
    const set = this.#handlers.get(type) ?? new Set();
    this.#handlers.set(type, set.add(handler));
    return () => void set.delete(handler);
  }

  emit(type: string, data: unknown, meta: EventMeta): void {
    for (const handler of this.#handlers.get(type) ?? []) handler(data as never, meta);
  }
}
