import type {
  AgreeingPerson,
  Conversation,
  Me,
  Message,
  Ring,
  RingMember,
  Session,
  Skill,
  Swap,
} from "skillswap-sdk";
import type { Attachment } from "@/entities/conversation/files-text";

export function makeMe(change: Partial<Me> = {}): Me {
  return {
    id: "me",
    email: "mia@example.com",
    isVerified: true,
    name: "Mia Berg",
    username: "mia",
    avatarUrl: "",
    bio: "",
    location: "Leipzig",
    country: "DE",
    timezone: "Europe/Berlin",
    languages: ["de"],
    locale: "",
    hourCycle: "",
    learningStyle: "call",
    visibility: "public",
    availability: [],
    availabilityNote: "",
    role: "member",
    rating: null,
    totalReviews: 0,
    reliability: null,
    showReadReceipts: true,
    showLastSeen: true,
    memberSince: "2026-01-01T00:00:00.000Z",
    firstRun: "done",
    updatedAt: "2026-01-01T00:00:00.000Z",
    lastOnlineAt: null,
    ...change,
  };
}

export function makeMessage(seq: number, change: Partial<Message> = {}): Message {
  return {
    id: `m${seq}`,
    conversationId: "c1",
    seq,
    senderId: "other",
    kind: "text",
    content: `message ${seq}`,
    clientId: `client-${seq}`,
    subjectId: null,
    subject: null,
    replyTo: null,
    replyPreview: null,
    attachments: [],
    reactions: [],
    reactionChanges: 0,
    seenBy: [],
    createdAt: new Date(Date.UTC(2026, 0, 5, 10, seq)).toISOString(),
    editedAt: null,
    deletedAt: null,
    ...change,
  };
}

export function makeAttachment(change: Partial<Attachment> = {}): Attachment {
  const contentType = change.contentType ?? "application/pdf";
  return {
    id: "f",
    url: "/api/chat/attachments/f",
    name: "chords.pdf",
    contentType,
    type: contentType,
    size: 2048,
    width: null,
    height: null,
    placeholder: "",
    thumbnailUrl: null,
    durationMs: null,
    waveform: [],
    ...change,
  };
}

export function makeConversation(change: Partial<Conversation> = {}): Conversation {
  const person = (id: string, name: string) => ({
    id,
    name,
    username: id,
    avatarUrl: "",
    lastOnlineAt: null,
    isOnline: false,
    isOut: false,
  });
  return {
    id: "c1",
    ringId: null,
    participants: [person("me", "Mia Berg"), person("other", "Omar Said")],
    readPositions: [],
    lastMessage: null,
    lastSeq: 0,
    replyFromSeq: 1,
    unreadCount: 0,
    isClosed: false,
    mutedUntil: null,
    isArchived: false,
    isPinned: false,
    isMarkedUnread: false,
    createdAt: "2026-01-05T10:00:00.000Z",
    updatedAt: "2026-01-05T10:00:00.000Z",
    ...change,
  };
}

export function makePerson(id: string, change: Partial<AgreeingPerson> = {}): AgreeingPerson {
  return {
    id,
    name: id,
    username: id,
    avatarUrl: "",
    location: "",
    country: "",
    timezone: "Asia/Tokyo",
    languages: [],
    learningStyle: "call",
    rating: null,
    totalReviews: 0,
    reliability: null,
    isVerified: true,
    lastOnlineAt: null,
    ...change,
  };
}

/** Agreed on: "other" in Tokyo teaches "me" for an hour. */
export function makeSession(change: Partial<Session> = {}): Session {
  const scheduledTime = change.scheduledTime ?? "2026-11-24T09:00:00.000Z";
  const shifted = (minutes: number) =>
    new Date(Date.parse(scheduledTime) + minutes * 60_000).toISOString();
  return {
    id: "s1",
    teacher: makePerson("other", { name: "Omar Said" }),
    student: makePerson("me", { name: "Mia Berg", timezone: "Europe/Berlin" }),
    skill: { id: "k1", name: "Guitar", category: "music", level: "expert" },
    status: "scheduled",
    scheduledTime,
    durationMinutes: 60,
    dealEffect: null,
    actualMinutes: null,
    passedMinutes: null,
    togetherMinutes: null,
    extendFrom: shifted((change.durationMinutes ?? 60) - 5),
    extension: null,
    isReduced: false,
    description: "",
    acceptedAt: null,
    acceptedById: null,
    startedAt: null,
    endedAt: null,
    conversationId: "c1",
    swapId: null,
    ringId: null,
    seriesId: null,
    seriesNumber: null,
    seriesCount: null,
    isHeld: false,
    fellOut: false,
    waitsForId: null,
    proposal: null,
    expiresAt: scheduledTime,
    opensAt: shifted(-15),
    cancelFreeUntil: shifted(-12 * 60),
    noShowFrom: shifted(10),
    seats: [],
    endedById: null,
    claimedMinutes: null,
    settlesAt: null,
    settledAt: null,
    absentId: null,
    absenceAnswer: "",
    cancelledById: null,
    cancelReason: "",
    meetingLink: "",
    wasLate: false,
    openCase: null,
    myNotes: "",
    summary: null,
    myReview: null,
    theirReview: null,
    actions: [],
    createdAt: "2026-11-20T09:00:00.000Z",
    updatedAt: "2026-11-20T09:00:00.000Z",
    ...change,
  };
}

/** An hour is agreed on, and nothing is booked. */
export function makeDealSide(change: Partial<Swap["deal"]["from"]> = {}): Swap["deal"]["from"] {
  return { agreedMinutes: 60, bookedMinutes: 0, deliveredMinutes: 0, leftMinutes: 60, ...change };
}

/** Omar proposes to me: his guitar for my Spanish. */
export function makeSwap(change: Partial<Swap> = {}): Swap {
  return {
    id: "w1",
    fromUser: makePerson("other", { name: "Omar Said" }),
    toUser: makePerson("me", { name: "Mia Berg" }),
    offeredSkill: { id: "guitar", name: "Guitar", minutes: 60 },
    wantedSkill: { id: "spanish", name: "Spanish", minutes: 60 },
    message: "",
    status: "pending",
    isUnequal: false,
    counterOf: null,
    counteredBy: null,
    conversationId: null,
    lessons: [],
    deal: { from: makeDealSide(), to: makeDealSide() },
    expiresAt: new Date(Date.now() + 14 * 86_400_000).toISOString(),
    answeredAt: null,
    closedAt: null,
    createdAt: new Date(Date.now() - 86_400_000).toISOString(),
    updatedAt: new Date(Date.now() - 86_400_000).toISOString(),
    ...change,
  };
}

/** Somebody's place in a ring, in which they teach `skill`. Not answered yet. */
export function makeRingMember(
  id: string,
  name: string,
  skill: string,
  change: Partial<RingMember> = {},
): RingMember {
  return {
    user: makePerson(id, { name }),
    skill: { id: `skill-${id}`, name: skill, level: "expert" },
    answer: "waiting",
    answeredAt: null,
    isReplacement: false,
    ...change,
  };
}

/** The place of somebody who went: whoever takes it is looked for. */
export const FREE_PLACE: RingMember = {
  user: null,
  skill: null,
  answer: "left",
  answeredAt: null,
  isReplacement: false,
};

/** Proposed: I teach Noor guitar, she teaches Ben chess, he teaches me Spanish. */
export function makeRing(change: Partial<Ring> = {}): Ring {
  return {
    id: "r1",
    status: "proposed",
    members: [
      makeRingMember("me", "Mia Berg", "Guitar"),
      makeRingMember("noor", "Noor Haddad", "Chess"),
      makeRingMember("ben", "Ben Moreau", "Spanish"),
    ],
    myAnswer: "waiting",
    conversationId: null,
    lessonMinutes: 60,
    expiresAt: new Date(Date.now() + 3 * 86_400_000).toISOString(),
    lessons: [],
    repairs: 0,
    endedReason: null,
    createdAt: new Date(Date.now() - 3_600_000).toISOString(),
    answeredAt: null,
    closedAt: null,
    updatedAt: new Date(Date.now() - 3_600_000).toISOString(),
    ...change,
  };
}

export function makeSkill(id: string, name: string, change: Partial<Skill> = {}): Skill {
  return {
    id,
    name,
    topicId: `topic-${id}`,
    category: "other",
    level: "beginner",
    type: "offer",
    description: "",
    priority: 3,
    mode: null,
    isVerified: false,
    createdAt: "2026-01-01T00:00:00.000Z",
    updatedAt: "2026-01-01T00:00:00.000Z",
    ...change,
  };
}
