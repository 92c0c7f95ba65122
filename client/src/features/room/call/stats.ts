import type { Measure } from "./quality";

/** What a connection has counted since it began. */
export interface Counts {
  received: number;
  lost: number;
  roundTripMs: number | null;
  /** Shares that the other one reported last: of a picture that is paused no report comes any more. */
  soundLostThere: number;
  pictureLostThere: number;
  mayBeSent: number | null;
}

interface Entry {
  type: string;
  kind?: string;
  packetsReceived?: number;
  packetsLost?: number;
  fractionLost?: number;
  currentRoundTripTime?: number;
  availableOutgoingBitrate?: number;
  nominated?: boolean;
  state?: string;
}

/** `entries`: the values of an RTCStatsReport. */
export function countsOf(entries: Iterable<unknown>): Counts {
  const all = [...entries] as Entry[];
  const inbound = all.filter(({ type }) => type === "inbound-rtp");
  const pair = all.find(
    ({ type, nominated, state }) => type === "candidate-pair" && nominated && state === "succeeded",
  );
  const lostThere = (kind: string) =>
    Math.max(
      0,
      ...all
        .filter((each) => each.type === "remote-inbound-rtp" && each.kind === kind)
        .map(({ fractionLost }) => fractionLost ?? 0),
    );
  const seconds = pair?.currentRoundTripTime;
  return {
    received: sum(inbound, "packetsReceived"),
    lost: sum(inbound, "packetsLost"),
    roundTripMs: seconds === undefined ? null : seconds * 1_000,
    soundLostThere: lostThere("audio"),
    pictureLostThere: lostThere("video"),
    mayBeSent: pair?.availableOutgoingBitrate ?? null,
  };
}

/** What happened between two counts. `isSendingPicture`: only then is what is known of its way fresh. */
export function measureOf(before: Counts, now: Counts, isSendingPicture: boolean): Measure {
  const lost = Math.max(0, now.lost - before.lost);
  const all = lost + Math.max(0, now.received - before.received);
  return {
    roundTripMs: now.roundTripMs,
    lostHere: all === 0 ? 0 : lost / all,
    lostThere: Math.max(now.soundLostThere, isSendingPicture ? now.pictureLostThere : 0),
    mayBeSent: isSendingPicture ? now.mayBeSent : null,
  };
}

function sum(entries: Entry[], key: "packetsReceived" | "packetsLost"): number {
  return entries.reduce((total, entry) => total + (entry[key] ?? 0), 0);
}
