import { Plus } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { RingHint } from "skillswap-sdk";
import { Avatar } from "@/entities/person/avatar";
import { listed } from "@/lib/i18n/lists";
import { topicName } from "@/lib/i18n/topics";
import { Button } from "@/ui/button";
import { Card } from "@/ui/card";
import { hintSentence } from "./sentence";

/** One topic: for whom I could teach it, who would teach whom then, and the two things that I can do about it. */
export function RingHintCard({
  hint,
  busy,
  onTake,
  onDismiss,
}: {
  hint: RingHint;
  busy: boolean;
  onTake: () => void;
  onDismiss: () => void;
}) {
  const { t } = useTranslation();
  const { members, nobodyTeaches, groups } = hint;
  const skill = topicName(hint.name);
  const others = members.slice(1);
  const names = listed(others.map(({ user }) => user.name));
  const more = [
    nobodyTeaches && t("rings.hints.nobody"),
    groups > 1 && t("rings.hints.more", { count: groups - 1 }),
  ].filter(Boolean);
  return (
    <Card className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <div className="flex items-start gap-3">
        <div className="flex shrink-0 -space-x-3 rtl:space-x-reverse" aria-hidden="true">
          {others.map(({ user }) => (
            <Avatar key={user.id} name={user.name} url={user.avatarUrl} className="size-10" />
          ))}
        </div>
        <h3 className="min-w-0 flex-1 text-base font-bold wrap-anywhere">
          {t(members.length > 2 ? "rings.hints.ring" : "rings.hints.pair", { skill, names })}
        </h3>
      </div>
      <ol className="grid gap-1 text-sm text-ink-soft" aria-label={t("rings.steps")}>
        {members.map(({ user }, place) => (
          <li key={user.id} className="wrap-anywhere">
            {hintSentence(hint, place, t)}
          </li>
        ))}
      </ol>
      {more.length > 0 && <p className="text-sm text-ink-faint">{more.join(" ")}</p>}
      <div className="flex flex-wrap gap-2">
        <Button
          size="sm"
          disabled={busy}
          aria-label={t("board.takeTopic.offer", { name: skill })}
          onClick={onTake}
        >
          <Plus aria-hidden="true" />
          {t("board.take.offer")}
        </Button>
        <Button
          variant="quiet"
          size="sm"
          aria-label={t("rings.hints.dismissTopic", { skill })}
          onClick={onDismiss}
        >
          {t("rings.hints.dismiss")}
        </Button>
      </div>
    </Card>
  );
}
