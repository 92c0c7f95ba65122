import type { ComponentType, ReactNode } from "react";
import { SessionChatCard } from "@/components/sessions/request-card";
import { SwapChatCard } from "@/components/swaps/swap-chat-card";
import type { Message } from "@/lib/api/types";

/** What a message can be about, by its kind: each is shown as a card of its own. */
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
