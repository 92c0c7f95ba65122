import { preferCodecs } from "./codecs";
import type { Source } from "./local-media";
import { Negotiation } from "./negotiation";
import { Recovery } from "./recovery";
import type { IceAnswer, Signal } from "./signalling";
import { StateChannel, type StateMessage } from "./state-channel";

/** The parts of the call's one connection, in the order of its description. */
const SOURCES: readonly Source[] = ["audio", "video", "screen"];
/** Bits a second that each may use; Opus needs no limit. */
const MOST_BITS: Partial<Record<Source, number>> = { video: 1_200_000, screen: 2_000_000 };

export interface LinkParts {
  ice: IceAnswer;
  isPolite: boolean;
  track: (source: Source) => MediaStreamTrack | null;
  send: (signal: Signal) => void;
  onChange: () => void;
  onOpen: () => void;
  onMessage: (message: StateMessage) => void;
}

export type LinkState = "connecting" | "connected" | "reconnecting";

/**
 * The connection with one other peer. The one who is not polite makes the three parts (sound, camera, screen) and the
 * first offer; from then on tracks come and go in their parts without another offer. Offers later only renew the way.
 */
export class Link {
  readonly connection: RTCPeerConnection;
  readonly stream = new MediaStream();
  readonly screen = new MediaStream();
  /** For the next time that the way is renewed: credentials of relays end. */
  ice: IceAnswer;
  state: LinkState = "connecting";
  #parts: LinkParts;
  #negotiation: Negotiation;
  #recovery: Recovery;
  #channel: StateChannel;

  constructor(parts: LinkParts) {
    this.#parts = parts;
    this.ice = parts.ice;
    this.connection = new RTCPeerConnection(configuration(parts.ice));
    this.#channel = new StateChannel(this.connection, parts);
    this.#negotiation = new Negotiation({
      connection: this.connection,
      isPolite: parts.isPolite,
      send: parts.send,
      beforeAnswer: () => this.#fill(),
    });
    this.#recovery = new Recovery(() => this.#again(), parts.isPolite);
    this.connection.onconnectionstatechange = () => this.#changed();
    this.connection.ontrack = ({ track, transceiver }) => this.#received(track, transceiver);
    if (!parts.isPolite) this.#makeParts();
  }

  take(signal: Signal): Promise<void> {
    return this.#negotiation.take(signal);
  }

  async setTrack(source: Source, track: MediaStreamTrack | null): Promise<void> {
    await this.#part(source)
      ?.sender.replaceTrack(track)
      .catch(() => undefined); // closed meanwhile
  }

  /** Pause or go on with sending a picture, without letting go of the camera. */
  async setActive(source: Source, active: boolean): Promise<void> {
    await this.#encode(source, { active });
  }

  send(message: StateMessage): void {
    this.#channel.send(message);
  }

  /** The socket is back: what was said meanwhile may be lost. */
  resume(): void {
    if (this.state !== "connected" || this.#negotiation.isOpen) this.#recovery.hurry();
  }

  /** The network is another one: look for a new way at once. */
  networkChanged(): void {
    this.#recovery.hurry();
  }

  close(): void {
    this.#recovery.stop();
    this.#negotiation.stop();
    this.connection.onconnectionstatechange = null;
    this.connection.ontrack = null;
    this.connection.close();
  }

  #again(): void {
    this.connection.setConfiguration(configuration(this.ice));
    this.#negotiation.again();
  }

  #part(source: Source): RTCRtpTransceiver | undefined {
    return this.connection.getTransceivers()[SOURCES.indexOf(source)];
  }

  #makeParts(): void {
    for (const source of SOURCES) this.connection.addTransceiver(kindOf(source));
    void this.#fill();
  }

  /**
   * Give each part its few codecs and its track; the one who answers does so before the answer. The codecs of all are
   * set before anything is waited for: an offer that goes out with others is twice as long, and the next one, without
   * them, makes the other browser set up its receiving anew.
   */
  async #fill(): Promise<void> {
    const parts = SOURCES.map((source) => [source, this.#part(source)] as const);
    for (const [source, part] of parts) {
      if (!part) continue;
      if (part.direction !== "sendrecv") part.direction = "sendrecv";
      preferCodecs(part, kindOf(source));
    }
    for (const [source, part] of parts) {
      const track = this.#parts.track(source);
      if (part && part.sender.track !== track) await part.sender.replaceTrack(track);
    }
  }

  #received(track: MediaStreamTrack, transceiver: RTCRtpTransceiver): void {
    const source = SOURCES[this.connection.getTransceivers().indexOf(transceiver)];
    (source === "screen" ? this.screen : this.stream).addTrack(track);
    this.#parts.onChange();
  }

  #changed(): void {
    const { connectionState } = this.connection;
    this.#recovery.heard(connectionState);
    if (connectionState === "connected") {
      this.#limit();
      this.state = "connected";
    } else if (this.state === "connected") {
      this.state = "reconnecting";
    }
    this.#parts.onChange();
  }

  #limit(): void {
    for (const source of SOURCES) {
      const maxBitrate = MOST_BITS[source];
      if (maxBitrate) void this.#encode(source, { maxBitrate });
    }
  }

  async #encode(source: Source, change: RTCRtpEncodingParameters): Promise<void> {
    const sender = this.#part(source)?.sender;
    const parameters = sender?.getParameters();
    if (!sender || !parameters?.encodings[0]) return;
    parameters.encodings = [{ ...parameters.encodings[0], ...change }];
    await sender.setParameters(parameters).catch(() => undefined); // some browsers know fewer of them
  }
}

function kindOf(source: Source): "audio" | "video" {
  return source === "audio" ? "audio" : "video";
}

function configuration({ iceServers, icePolicy }: IceAnswer): RTCConfiguration {
  return { iceServers, iceTransportPolicy: icePolicy ?? "all", bundlePolicy: "max-bundle" };
}
