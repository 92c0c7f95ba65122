import { useTranslation } from "react-i18next";
import type { Message } from "skillswap-sdk";
import { useReact, useReactions } from "@/entities/conversation/reactions";
import { useMe } from "@/lib/auth/me";
import { cn } from "@/lib/cn";
import { namesWithCommas } from "@/lib/i18n/lists";

/** The emoji under a message. A tap puts mine there too, or takes it away. */
export function Reactions({
  message,
  nameOf,
}: {
  message: Message;
  nameOf: (userId: string) => string;
}) {
  const { t } = useTranslation();
  const me = useMe();
  const shown = useReactions(message);
  const react = useReact();
  if (shown.length === 0) return null;
  return (
    <ul aria-label={t("message.react.list")} className="flex flex-wrap gap-1">
      {shown.map(({ emoji, userIds }) => {
        const mine = userIds.includes(me.id);
        const names = namesWithCommas(userIds.map(nameOf));
        return (
          <li key={emoji}>
            <button
              type="button"
              aria-pressed={mine}
              aria-label={t("message.react.by", { emoji, names })}
              title={names}
              onClick={() => react.mutate({ message, emoji, put: !mine })}
              className={cn(
                "inline-flex h-8 min-w-11 pointer-coarse:h-11 items-center justify-center gap-1 rounded-full border px-2 text-sm",
                mine
                  ? "border-accent bg-accent-soft font-bold text-accent-ink"
                  : "border-line bg-surface text-ink-soft hover:border-accent",
              )}
            >
              <span aria-hidden="true">{emoji}</span>
              {userIds.length > 1 && <span aria-hidden="true">{userIds.length}</span>}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
