import type { ComponentType, ReactNode } from "react";
import type { Message } from "skillswap-sdk";
import { SessionChatCard } from "@/entities/session/chat-card";
import { SwapChatCard } from "@/entities/swap/chat-card";

/** The card of each kind of message that has a subject. */
const CARDS: Partial<Record<string, ComponentType<{ id: string; content: string }>>> = {
  swap: ({ id, content }) => <SwapChatCard swapId={id}>{content}</SwapChatCard>,
  session: ({ id }) => <SessionChatCard sessionId={id} />,
};

type Subject = Pick<Message, "kind" | "subjectId" | "content" | "deletedAt">;

export function hasCard({ kind, subjectId, deletedAt }: Subject): boolean {
  return subjectId !== null && deletedAt === null && CARDS[kind] !== undefined;
}

/** The card of a message's subject; `children` for a text, and for a kind that is newer than this client. */
export function SubjectCard({ message, children }: { message: Subject; children: ReactNode }) {
  const Card = CARDS[message.kind];
  if (!Card || !message.subjectId || !hasCard(message)) return children;
  return <Card id={message.subjectId} content={message.content} />;
}
