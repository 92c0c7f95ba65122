import { EventBus, type EventHandler, type EventMeta, type ServerEventType } from "skillswap-sdk";

const bus = new EventBus();

/** Call `handler` for every event of `type`. `replayed`: no toast for it. Returns the way to stop. */
export function onServerEvent<Type extends ServerEventType>(
  type: Type,
  handler: EventHandler<Type>,
): () => void {
  return bus.on(type, handler);
}

export function emitServerEvent(type: string, data: unknown, meta: EventMeta): void {
  bus.emit(type, data, meta);
}
