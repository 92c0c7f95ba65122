import { UserRoundSearch } from "lucide-react";
import type { CSSProperties } from "react";
import type { RingMember } from "skillswap-sdk";
import { Avatar } from "@/entities/person/avatar";
import { AnswerMark } from "./answer-mark";

/** Somebody's place in the circle, with their answer while it is asked for; a free one is drawn as such. */
export function CircleSeat({
  member: { user, answer },
  name,
  isAsked,
  style,
}: {
  member: RingMember;
  name: string;
  isAsked: boolean;
  style: CSSProperties;
}) {
  return (
    <span
      data-testid="ring-seat"
      style={style}
      className="absolute grid grid-cols-[minmax(0,1fr)] content-center justify-items-center gap-0.5 text-center"
    >
      <span className="relative">
        {user ? (
          <Avatar name={user.name} url={user.avatarUrl} className="block size-[13cqw]" />
        ) : (
          <span className="grid size-[13cqw] place-items-center rounded-full border-2 border-dashed border-line-strong text-ink-faint">
            <UserRoundSearch className="size-[6cqw]" />
          </span>
        )}
        {user && isAsked && (
          <AnswerMark answer={answer} className="absolute -end-1.5 -bottom-0.5" />
        )}
      </span>
      <span
        dir="auto"
        className="line-clamp-2 max-w-full text-[clamp(0.6875rem,3.8cqw,0.9375rem)] leading-tight font-bold"
      >
        {name}
      </span>
    </span>
  );
}
