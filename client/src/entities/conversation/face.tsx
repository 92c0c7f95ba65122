import type { Conversation } from "skillswap-sdk";
import { Avatar } from "@/entities/person/avatar";
import { cn } from "@/lib/cn";
import { othersIn, partnerOf } from "./conversations";

const PLACES = ["start-0 top-0", "end-0 bottom-0", "end-0 top-0"];

/** The picture of a conversation: of the other one, or of the people of a ring together. Decorative, as they are. */
export function Face({
  conversation,
  meId,
  online,
  className,
}: {
  conversation: Conversation;
  meId: string;
  online?: boolean | null;
  className?: string;
}) {
  const partner = partnerOf(conversation, meId);
  const { name = "", avatarUrl: url = "" } = partner ?? {};
  const more = { ...(online === undefined ? {} : { online }), ...(className ? { className } : {}) };
  if (conversation.ringId === null) return <Avatar name={name} url={url} {...more} />;
  return (
    <span data-testid="faces" className={cn("relative inline-block size-11 shrink-0", className)}>
      {othersIn(conversation, meId)
        .slice(0, PLACES.length)
        .map((person, place) => (
          <Avatar
            key={person.id}
            name={person.name}
            url={person.avatarUrl}
            className={cn("absolute size-[55%]", PLACES[place])}
          />
        ))}
    </span>
  );
}
