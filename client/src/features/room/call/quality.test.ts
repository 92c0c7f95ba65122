import { describe, expect, it } from "vitest";
import { PicturePause } from "./picture-pause";
import { type Measure, qualityOf, sendingQualityOf } from "./quality";
import { countsOf, measureOf } from "./stats";

const measure = (part: Partial<Measure>): Measure => ({
  roundTripMs: 40,
  lostHere: 0,
  lostThere: 0,
  mayBeSent: 1_500_000,
  ...part,
});

describe("the quality in a word", () => {
  it.each([
    ["good", {}],
    ["good", { mayBeSent: null, roundTripMs: null }],
    ["fair", { roundTripMs: 300 }],
    ["poor", { roundTripMs: 900 }],
    ["fair", { lostHere: 0.05 }],
    ["poor", { lostHere: 0.2 }],
    ["poor", { lostThere: 0.2 }],
    ["fair", { mayBeSent: 200_000 }],
    ["poor", { mayBeSent: 90_000 }],
  ] as const)("is %s for %o", (word, part) => {
    expect(qualityOf(measure(part))).toBe(word);
  });

  it("of the way out is not about what comes in", () => {
    expect(sendingQualityOf(measure({ lostHere: 0.5 }))).toBe("good");
    expect(sendingQualityOf(measure({ lostThere: 0.5 }))).toBe("poor");
  });
});

describe("measures", () => {
  const pair = {
    type: "candidate-pair",
    nominated: true,
    state: "succeeded",
    currentRoundTripTime: 0.05,
    availableOutgoingBitrate: 800_000,
  };
  const counted = (received: number, lost: number) =>
    countsOf([
      pair,
      { ...pair, nominated: false, currentRoundTripTime: 9 },
      { type: "inbound-rtp", packetsReceived: received, packetsLost: lost },
      { type: "inbound-rtp", packetsReceived: 10, packetsLost: 0 },
      { type: "remote-inbound-rtp", kind: "audio", fractionLost: 0.02 },
      { type: "remote-inbound-rtp", kind: "video", fractionLost: 0.04 },
    ]);

  it("are of the time since the last count", () => {
    expect(measureOf(counted(100, 100), counted(190, 110), true)).toEqual({
      roundTripMs: 50,
      lostHere: 0.1,
      lostThere: 0.04,
      mayBeSent: 800_000,
    });
  });

  it("say nothing old of the picture's way while none is sent, and nothing is lost where nothing came", () => {
    const quiet = measureOf(counted(100, 5), counted(100, 5), false);
    expect(quiet).toMatchObject({ lostHere: 0, lostThere: 0.02, mayBeSent: null });
  });
});

describe("the camera of a poor network", () => {
  const hear = (pause: PicturePause, word: "good" | "poor", times: number) =>
    Array.from({ length: times }, () => pause.heard(word)).at(-1);

  it("is paused when it stays poor, not for one bad moment", () => {
    const pause = new PicturePause();
    expect(hear(pause, "poor", 2)).toBe(false);
    expect(hear(pause, "good", 1)).toBe(false);
    expect(hear(pause, "poor", 3)).toBe(true);
  });

  it("returns by itself, and waits the longer the more often that did not last", () => {
    const pause = new PicturePause();
    hear(pause, "poor", 3);
    expect(hear(pause, "good", 3)).toBe(true);
    expect(hear(pause, "good", 1)).toBe(false);
    hear(pause, "poor", 3);
    expect(hear(pause, "good", 7)).toBe(true);
    expect(hear(pause, "good", 1)).toBe(false);
    hear(pause, "good", 40);
    hear(pause, "poor", 3);
    expect(hear(pause, "good", 4)).toBe(false);
  });
});
