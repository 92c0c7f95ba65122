import {
  CommandRefused,
  type Connection,
  type ServerEvents,
  type ServerEventType,
} from "skillswap-sdk";
import { onServerEvent } from "@/lib/realtime/bus";

export type Peer = Pick<ServerEvents["call:joined"], "userId" | "peerId">;

/** `candidates` come several at once; an empty list says that there are no more. */
export type Signal = ServerEvents["call:signal"]["signal"];

/** A candidate as it travels. */
export type Candidate = Extract<Signal, { candidates: unknown }>["candidates"][number];

/** How the two browsers may reach each other; credentials of relays are good until `iceUntil`. */
export interface IceAnswer {
  iceServers: RTCIceServer[];
  icePolicy: "all" | "relay";
  iceUntil: string | null;
  peers: Peer[];
}

export interface SignallingHandlers {
  onJoined: (peer: Peer) => void;
  onLeft: (peer: Peer) => void;
  onSignal: (from: Peer, to: string, signal: Signal) => void;
  /** The socket is open, for the first time or again. */
  onOpen: () => void;
}

/** What the call says to the server and hears from it. Commands raise what `Connection.send` raises. */
export interface Signalling {
  join(peerId: string): Promise<IceAnswer>;
  renew(peerId: string): Promise<IceAnswer & { isCurrent: boolean }>;
  leave(peerId: string): Promise<void>;
  /** As `leave`, without waiting: the page is going away. */
  leaveNow(peerId: string): void;
  signal(peerId: string, to: string, signal: Signal): Promise<void>;
  /** Returns the way to stop. */
  listen(handlers: SignallingHandlers): () => void;
}

/** The signalling of one session's call over the tab's socket. */
export function signallingOver(connection: Connection, sessionId: string): Signalling {
  const send = async (type: string, data: object) => {
    // An address that may open no socket never has a call: better said than waited for.
    if (connection.status.get().state === "restOnly") throw new CommandRefused("not_connected");
    return connection.send(type, { sessionId, ...data });
  };
  return {
    join: async (peerId) => (await send("call:join", { peerId })) as IceAnswer,
    renew: async (peerId) =>
      (await send("call:renew", { peerId })) as IceAnswer & { isCurrent: boolean },
    leave: async (peerId) => void (await send("call:leave", { peerId })),
    leaveNow: (peerId) => connection.sendEphemeral("call:leave", { sessionId, peerId }),
    signal: async (peerId, to, signal) => void (await send("call:signal", { peerId, to, signal })),
    listen: (handlers) => listenFor(connection, sessionId, handlers),
  };
}

type CallEvent = Extract<ServerEventType, `call:${string}`>;

function listenFor(
  connection: Connection,
  sessionId: string,
  handlers: SignallingHandlers,
): () => void {
  const hear = <Type extends CallEvent>(
    type: Type,
    handle: (event: ServerEvents[Type]) => void,
  ): (() => void) =>
    onServerEvent(type, (event) => {
      if (event.sessionId === sessionId) handle(event);
    });
  const stops = [
    hear("call:joined", handlers.onJoined),
    hear("call:left", handlers.onLeft),
    hear("call:signal", (event) => handlers.onSignal(event, event.to, event.signal)),
    connection.status.subscribe(() => {
      if (connection.status.get().state === "open") handlers.onOpen();
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
