/** The domain's types, by the names the whole client uses. */
export type Level = "beginner" | "intermediate" | "expert";
export type Mode = "text" | "call" | "async";
export type SkillKind = "offer" | "learn";
export type CategoryId =
  | "technology"
  | "design"
  | "business"
  | "language"
  | "music"
  | "sports"
  | "cooking"
  | "other";

export interface Slot {
  weekday: number;
  start: string;
  end: string;
}

export interface PersonCard {
  id: string;
  name: string;
  username: string;
  avatarUrl: string;
  location: string;
  country: string;
  timezone: string;
  languages: string[];
  learningStyle: Mode;
  rating: number | null;
  totalReviews: number;
  reliability: number | null;
  lastOnlineAt: string | null;
}

export interface Me extends PersonCard {
  email: string;
  isVerified: boolean;
  bio: string;
  visibility: "public" | "private";
  availability: Slot[];
  role: "member" | "moderator" | "admin";
  memberSince: string;
}

export interface Skill {
  id: string;
  name: string;
  topicId: string;
  category: CategoryId;
  level: Level;
  type: SkillKind;
  description: string;
  priority: number;
  mode: Mode | null;
  isVerified: boolean;
  createdAt: string;
}

export interface SkillColumns {
  offer: Skill[];
  learn: Skill[];
}

export interface SkillInput {
  name: string;
  category: CategoryId;
  level: Level;
  type: SkillKind;
  description?: string;
  priority?: number;
  mode?: Mode | null;
}

export interface Topic {
  id: string;
  name: string;
  category: CategoryId;
}

export interface DiscoverPerson extends PersonCard {
  bio: string;
  skills: SkillColumns;
}

export interface Person extends DiscoverPerson {
  memberSince: string;
}

export interface Suggestion {
  user: PersonCard;
  score: number;
  theyTeach: Skill[];
  youTeach: Skill[];
  mutual: boolean;
  overlapMinutes: number;
  reasons: { code: string; message: string }[];
}

export interface Hint {
  code: string;
  message: string;
}

export interface Participant {
  id: string;
  name: string;
  username: string;
  avatarUrl: string;
  lastOnlineAt: string | null;
  isOnline: boolean;
}

export interface ReadPosition {
  userId: string;
  seq: number;
  readAt: string | null;
}

export interface Message {
  id: string;
  conversationId: string;
  seq: number;
  senderId: string;
  kind: string;
  content: string;
  clientId: string | null;
  replyTo: string | null;
  replyPreview: {
    id: string;
    senderId: string;
    content: string;
    deletedAt: string | null;
  } | null;
  seenBy: { userId: string; readAt: string }[];
  createdAt: string;
  deletedAt: string | null;
}

export interface Conversation {
  id: string;
  participants: Participant[];
  readPositions: ReadPosition[];
  lastMessage: Message | null;
  lastSeq: number;
  unreadCount: number;
  createdAt: string;
  updatedAt: string;
}

export interface Notification {
  id: string;
  type: string;
  data: Record<string, unknown>;
  isRead: boolean;
  createdAt: string;
}

export interface Device {
  id: string;
  name: string;
  createdAt: string;
  lastUsedAt: string;
  current: boolean;
}

export interface NotificationPreferences {
  message: { inApp: boolean };
  match: { inApp: boolean };
}

export interface PublicConfig {
  name: string;
  oauth: string[];
  limits: { messageLength: number };
  demo: { email: string; password: string } | null;
}

export interface Page<Row> {
  data: Row[];
  pagination: { hasMore: boolean; nextCursor: string | null; limit: number; count: number };
}
