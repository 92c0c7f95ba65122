import { Avatar } from "@/entities/person/avatar";
import type { View } from "@/entities/session/view";
import { cn } from "@/lib/cn";

/** Somebody without a picture: their avatar, and a ring while they speak. */
export function Face({
  person,
  isSpeaking = false,
  isSmall = false,
}: {
  person: View["other"];
  isSpeaking?: boolean;
  isSmall?: boolean;
}) {
  return (
    <div
      className={cn(
        "absolute inset-0 grid place-items-center bg-surface",
        isSmall && "pb-8", // where the name is
      )}
    >
      <Avatar
        name={person.name}
        url={person.avatarUrl}
        className={cn(
          "rounded-full outline-4 outline-transparent transition-[outline-color]",
          isSpeaking && "outline-ok",
          isSmall ? "size-[min(3.5rem,33%)] h-auto" : "size-28 sm:size-40",
        )}
      />
    </div>
  );
}
