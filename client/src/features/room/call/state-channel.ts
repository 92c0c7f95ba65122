/** What the two browsers tell each other directly; the server hears none of it. */
export type StateMessage =
  | { type: "media"; isMuted: boolean; isCameraOff: boolean; isSharing: boolean; isPaused: boolean }
  | { type: "caption"; text: string };

const LONGEST_CAPTION = 500;

/** A data channel that both make with the same number, so that it needs no negotiation of its own. */
export class StateChannel {
  #channel: RTCDataChannel;

  constructor(
    connection: RTCPeerConnection,
    { onOpen, onMessage }: { onOpen: () => void; onMessage: (message: StateMessage) => void },
  ) {
    this.#channel = connection.createDataChannel("state", { negotiated: true, id: 0 });
    this.#channel.onopen = onOpen;
    this.#channel.onmessage = ({ data }) => {
      const message = readMessage(data);
      if (message) onMessage(message);
    };
  }

  /** Nothing happens while it is not open: `onOpen` is when the present state is sent. */
  send(message: StateMessage): void {
    if (this.#channel.readyState === "open") this.#channel.send(JSON.stringify(message));
  }
}

/** null for what is not a message of ours: the other one may run anything. */
export function readMessage(data: unknown): StateMessage | null {
  try {
    const found = JSON.parse(String(data)) as Record<string, unknown>;
    if (found.type === "caption" && typeof found.text === "string")
      return { type: "caption", text: found.text.slice(0, LONGEST_CAPTION) };
    if (found.type !== "media") return null;
    return {
      type: "media",
      isMuted: found.isMuted === true,
      isCameraOff: found.isCameraOff === true,
      isSharing: found.isSharing === true,
      isPaused: found.isPaused === true,
    };
  } catch {
    return null;
  }
}
