import { describe, expect, it } from "vitest";
import { type Negotiable, Negotiation } from "./negotiation";
import type { Candidate, Signal } from "./signalling";

type Description = { type: RTCSdpType; sdp: string };

/** A connection that knows the rules of offers and answers, and nothing of media. */
class FakeConnection implements Negotiable {
  signalingState: RTCSignalingState = "stable";
  localDescription: Description | null = null;
  remoteDescription: Description | null = null;
  onnegotiationneeded: ((event: never) => unknown) | null = null;
  onicecandidate: ((event: never) => unknown) | null = null;
  readonly added: string[] = [];
  rollbacks = 0;
  #offers = 0;
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  async createOffer(): Promise<Description> {
    await Promise.resolve();
    return { type: "offer", sdp: `${this.name} ${++this.#offers}` };
  }

  async setLocalDescription(given?: RTCSessionDescriptionInit): Promise<void> {
    const isAnswer = this.signalingState === "have-remote-offer";
    const answer = `${this.name} answers ${this.remoteDescription?.sdp}`;
    const made = isAnswer ? { type: "answer" as const, sdp: answer } : await this.createOffer();
    this.localDescription = given ? { sdp: "", ...given } : made;
    this.signalingState = isAnswer ? "stable" : "have-local-offer";
  }

  async setRemoteDescription(description: Description): Promise<void> {
    await Promise.resolve();
    if (description.type === "answer" && this.signalingState !== "have-local-offer")
      throw new DOMException("not now", "InvalidStateError");
    if (description.type === "offer" && this.signalingState === "have-local-offer")
      this.rollbacks++;
    this.remoteDescription = description;
    this.signalingState = description.type === "offer" ? "have-remote-offer" : "stable";
  }

  async addIceCandidate({ candidate = "" }: RTCIceCandidateInit): Promise<void> {
    if (!this.remoteDescription) throw new DOMException("too early", "InvalidStateError");
    this.added.push(candidate);
  }

  restartIce(): void {
    this.needs();
  }

  needs(): void {
    void this.onnegotiationneeded?.(null as never);
  }
}

/** Two that hear each other after `settle()`; `lose` drops what is on the way. */
function pair() {
  const connections = [new FakeConnection("teacher"), new FakeConnection("student")] as const;
  const onTheWay: { to: 0 | 1; signal: Signal }[] = [];
  const said: string[] = [];
  const sides = connections.map(
    (connection, side) =>
      new Negotiation({
        connection,
        isPolite: side === 1,
        send: (signal) => {
          if ("description" in signal) said.push(signal.description.sdp);
          onTheWay.push({ to: side === 0 ? 1 : 0, signal });
        },
      }),
  );
  async function settle(): Promise<void> {
    for (let quiet = 0; quiet < 10; quiet++) {
      await Promise.resolve();
      const next = onTheWay.shift();
      if (!next) continue;
      quiet = 0;
      await sides[next.to]?.take(next.signal);
    }
  }
  const [teacher, student] = connections;
  const lose = () => onTheWay.splice(0);
  return { teacher, student, sides, settle, lose, said };
}

const candidate = (name: string): Candidate => ({
  candidate: name,
  sdpMid: "0",
  sdpMLineIndex: 0,
  usernameFragment: "u",
});

describe("negotiation", () => {
  it("one offers, the other answers", async () => {
    const { teacher, student, settle } = pair();
    teacher.needs();
    await settle();
    expect(teacher.remoteDescription?.sdp).toBe("student answers teacher 1");
    expect([teacher.signalingState, student.signalingState]).toEqual(["stable", "stable"]);
  });

  it("of two offers at once the student's is withdrawn, and both agree on the teacher's", async () => {
    const { teacher, student, settle } = pair();
    teacher.needs();
    await settle();
    teacher.needs();
    student.needs();
    await settle();
    expect(student.remoteDescription?.sdp).toBe("teacher 2");
    expect(teacher.remoteDescription?.sdp).toBe("student answers teacher 2");
    expect([teacher.signalingState, student.signalingState]).toEqual(["stable", "stable"]);
    expect(student.rollbacks).toBe(0);
  });

  it("the student's offer is set when the teacher has answered it, and not before", async () => {
    const { teacher, student, sides, settle } = pair();
    teacher.needs();
    await settle();
    sides[1]?.again();
    for (let step = 0; step < 5; step++) await Promise.resolve();
    expect([student.signalingState, sides[1]?.isOpen]).toEqual(["stable", true]);
    await settle();
    expect(student.localDescription?.sdp).toMatch(/^student \d$/);
    expect(student.remoteDescription?.sdp).toBe(`teacher answers ${student.localDescription?.sdp}`);
    expect([student.signalingState, sides[1]?.isOpen]).toEqual(["stable", false]);
  });

  it("a lost answer to the student's offer is healed by the same offer once more", async () => {
    const { teacher, student, sides, settle, lose } = pair();
    teacher.needs();
    await settle();
    sides[1]?.again();
    for (let step = 0; step < 5; step++) await Promise.resolve();
    lose();
    sides[1]?.again();
    await settle();
    expect(student.remoteDescription?.sdp).toBe(`teacher answers ${student.localDescription?.sdp}`);
    expect(teacher.remoteDescription?.sdp).toBe(student.localDescription?.sdp);
  });

  it("candidates of a withdrawn offer are not taken, those of the next are", async () => {
    const { teacher, student, sides, settle } = pair();
    teacher.needs();
    await settle();
    teacher.needs();
    await Promise.resolve();
    await Promise.resolve();
    await sides[0]?.take({ description: { type: "offer", sdp: "student, at the same time" } });
    await sides[0]?.take({ candidates: [candidate("of the withdrawn")] });
    await settle();
    await sides[0]?.take({ candidates: [candidate("of the answer")] });
    expect(teacher.added).toEqual(["of the answer"]);
    expect(student.signalingState).toBe("stable");
  });

  it("candidates that overtake their description wait for it", async () => {
    const { student, sides } = pair();
    await sides[1]?.take({ candidates: [candidate("early")] });
    expect(student.added).toEqual([]);
    await sides[1]?.take({ description: { type: "offer", sdp: "teacher 1" } });
    expect(student.added).toEqual(["early"]);
  });

  it.each(["offer", "answer"])("a lost %s is healed by the offer once more", async (lost) => {
    const { teacher, student, sides, settle, lose } = pair();
    teacher.needs();
    for (let step = 0; step < 5; step++) await Promise.resolve();
    if (lost === "answer")
      await sides[1]?.take({ description: { type: "offer", sdp: "teacher 1" } });
    lose();
    expect(teacher.signalingState).toBe("have-local-offer");
    sides[0]?.again();
    await settle();
    expect(teacher.remoteDescription?.sdp).toBe("student answers teacher 1");
    expect([teacher.signalingState, student.signalingState]).toEqual(["stable", "stable"]);
  });

  it("a lost offer of the teacher is healed by an offer of the student too", async () => {
    const { teacher, student, settle, lose } = pair();
    teacher.needs();
    await settle();
    teacher.needs();
    for (let step = 0; step < 5; step++) await Promise.resolve();
    lose();
    student.needs();
    await settle();
    expect(teacher.remoteDescription?.sdp).toBe("student answers teacher 2");
    expect([teacher.signalingState, student.signalingState]).toEqual(["stable", "stable"]);
  });

  it("an answer that comes twice, or late, changes nothing", async () => {
    const { teacher, sides, settle } = pair();
    teacher.needs();
    await settle();
    await sides[0]?.take({ description: { type: "answer", sdp: "once more" } });
    expect(teacher.remoteDescription?.sdp).toBe("student answers teacher 1");
  });

  it("the first offer is the teacher's: a student who has heard nothing offers nothing", async () => {
    const { student, sides, settle, said } = pair();
    student.needs();
    sides[1]?.again();
    await settle();
    expect(said).toEqual([]);
  });

  it("both may look for a new way at once, again and again", async () => {
    const { teacher, student, sides, settle } = pair();
    teacher.needs();
    await settle();
    for (let time = 0; time < 3; time++) {
      for (const side of sides) side.again();
      await settle();
      expect([teacher.signalingState, student.signalingState]).toEqual(["stable", "stable"]);
    }
    expect(student.remoteDescription?.sdp).toBe("teacher 4");
    expect(student.rollbacks).toBe(0);
  });
});
