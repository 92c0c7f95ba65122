import { type Query, useQueryClient } from "@tanstack/react-query";
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useEffectEvent,
  useState,
} from "react";
import {
  Connection,
  type ConnectionStatus,
  deliverOver,
  type EventHandler,
  idbOutboxStore,
  type Message,
  Outbox,
  type OutboxItem,
  type ServerEventType,
  tabCursor,
} from "skillswap-sdk";
import { api, unwrap } from "../api/client";
import { isSignedIn } from "../auth/tokens";
import { forgetFiles, sweepFiles, uploadFiles, withFiles } from "../files/uploads";
import { createStore, useStore } from "../store";
import { emitServerEvent, onServerEvent } from "./bus";
import { setConnected, setOnline, setSelf } from "./presence";
import { whyNotSent } from "./why-not-sent";

interface Realtime {
  connection: Connection;
  outbox: Outbox;
}
const RealtimeContext = createContext<Realtime | null>(null);
const outboxStore = idbOutboxStore();
const deliveredListeners = new Set<(message: Message) => void>();
/** The first parts of the query keys that events keep up to date. */
const LIVE = new Set([
  "conversations",
  "conversation",
  "messages",
  "notifications",
  "sessions",
  "swaps",
]);
const NUDGE_EVERY_MS = 4_000;

function socketUrl(): string {
  return `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/ws/`;
}

/** In the instant of a log-out the socket is still there: what it says then must not make a page ask the server. */
function whileSignedIn(hear: () => void): void {
  if (isSignedIn()) hear();
}

function makeRealtime(userId: string, onResync: (first: boolean) => void): Realtime {
  const cursor = tabCursor(userId);
  const connection = new Connection({
    url: socketUrl(),
    ticket: async () => (await unwrap(api.POST("/api/auth/socket"))).ticket,
    readCursor: cursor.read,
    writeCursor: cursor.write,
    onEvent: (frame, meta) => whileSignedIn(() => emitServerEvent(frame.type, frame.data, meta)),
    onWelcome: (welcome) => setOnline(welcome.online),
    onResync: (first) => whileSignedIn(() => onResync(first)),
  });
  const outbox = new Outbox({
    userId,
    store: outboxStore,
    deliver: withFiles(deliverOver(connection, api, uploadFiles)),
    onGone: forgetFiles,
    why: whyNotSent,
    onDelivered: (message) => {
      for (const listener of deliveredListeners) listener(message);
    },
    ...(typeof BroadcastChannel === "undefined"
      ? {}
      : { channel: new BroadcastChannel(`skillswap.outbox.${userId}`) }),
  });
  return { connection, outbox };
}

/** Keeps one socket and one outbox for the signed-in member while `children` are shown. */
export function RealtimeProvider({ userId, children }: { userId: string; children: ReactNode }) {
  const cache = useQueryClient();
  const [realtime, setRealtime] = useState<Realtime | null>(null);

  useEffect(() => {
    const made = makeRealtime(userId, (first) => {
      const predicate = ({ queryKey: [name] }: Query) => !first || LIVE.has(String(name));
      void cache.invalidateQueries({ predicate });
    });
    const { connection, outbox } = made;
    setSelf(userId);
    const stopWatching = connection.status.subscribe(() => {
      const open = connection.status.get().state === "open";
      setConnected(open);
      if (open) outbox.flush();
    });
    const stopSettling = onServerEvent("chat:message:new", (message) => {
      if (message.senderId === userId && message.clientId) void outbox.settle(message.clientId);
    });
    const nudge = setInterval(() => outbox.flush(), NUDGE_EVERY_MS);
    setRealtime(made);
    connection.start();
    void outbox.start().then(() => sweepFiles(userId, outbox.items.get()));
    return () => {
      clearInterval(nudge);
      stopWatching();
      stopSettling();
      outbox.stop();
      connection.stop();
      setSelf(null);
    };
  }, [userId, cache]);

  return <RealtimeContext value={realtime}>{children}</RealtimeContext>;
}

/** The socket and the outbox; null for the moment before they are made. */
export function useRealtime(): Realtime | null {
  return useContext(RealtimeContext);
}

/** Call `handler` for each event of `type` while the component is shown. */
export function useServerEvent<Type extends ServerEventType>(
  type: Type,
  handler: EventHandler<Type>,
): void {
  const onEvent = useEffectEvent(handler);
  useEffect(() => onServerEvent(type, (data, meta) => onEvent(data, meta)), [type]);
}

/** Call `listener` with the server's copy of each message that left the outbox. */
export function useDelivered(listener: (message: Message) => void): void {
  const onDelivered = useEffectEvent(listener);
  useEffect(() => {
    const call = (message: Message) => onDelivered(message);
    deliveredListeners.add(call);
    return () => void deliveredListeners.delete(call);
  }, []);
}

const idle = createStore<ConnectionStatus>({ state: "idle" });
const none = createStore<readonly OutboxItem[]>([]);

export function useConnectionStatus(): ConnectionStatus {
  return useStore(useRealtime()?.connection.status ?? idle);
}

export function useOutboxItems(conversationId: string): OutboxItem[] {
  const items = useStore(useRealtime()?.outbox.items ?? none);
  return items.filter((item) => item.conversationId === conversationId);
}
