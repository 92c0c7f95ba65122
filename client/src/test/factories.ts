import type { Conversation, Me, Message, PersonCard, Session, Skill, Swap } from "@/lib/api/types";

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
    learningStyle: "call",
    visibility: "public",
    availability: [],
    role: "member",
    rating: null,
    totalReviews: 0,
    reliability: null,
    memberSince: "2026-01-01T00:00:00.000Z",
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
    seenBy: [],
    createdAt: new Date(Date.UTC(2026, 0, 5, 10, seq)).toISOString(),
    deletedAt: null,
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
  });
  return {
    id: "c1",
    participants: [person("me", "Mia Berg"), person("other", "Omar Said")],
    readPositions: [],
    lastMessage: null,
    lastSeq: 0,
    unreadCount: 0,
    isClosed: false,
    createdAt: "2026-01-05T10:00:00.000Z",
    updatedAt: "2026-01-05T10:00:00.000Z",
    ...change,
  };
}

export function makePerson(id: string, change: Partial<PersonCard> = {}): PersonCard {
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
    actualMinutes: null,
    passedMinutes: null,
    isReduced: false,
    description: "",
    acceptedAt: null,
    acceptedById: null,
    startedAt: null,
    endedAt: null,
    conversationId: "c1",
    swapId: null,
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
    wasLate: false,
    openCase: null,
    myNotes: "",
    myReview: null,
    theirReview: null,
    actions: [],
    createdAt: "2026-11-20T09:00:00.000Z",
    ...change,
  };
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
    expiresAt: new Date(Date.now() + 14 * 86_400_000).toISOString(),
    answeredAt: null,
    closedAt: null,
    createdAt: new Date(Date.now() - 86_400_000).toISOString(),
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
    ...change,
  };
}
