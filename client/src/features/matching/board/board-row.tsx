import { Check, Plus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { BoardTopic, SkillKind } from "skillswap-sdk";
import { topicName } from "@/lib/i18n/topics";
import { Button } from "@/ui/button";
import type { BoardView } from "./queries";

/** What one may want to do with a topic of the list. */
const TAKEN_UP: Record<BoardView, readonly SkillKind[]> = {
  wanted: ["offer"],
  offered: ["learn"],
  growing: ["offer", "learn"],
};

function useFigures(topic: BoardTopic, view: BoardView): string[] {
  const { t } = useTranslation();
  if (view !== "growing")
    return [
      topic.wants ? t("board.wants", { count: topic.wants }) : t("board.nobodyWants"),
      topic.offers ? t("board.offers", { count: topic.offers }) : t("board.nobodyTeaches"),
    ];
  return [
    t("board.wantsAdded", { added: topic.wantsAdded, before: topic.wantsAddedBefore }),
    t("board.offersAdded", { added: topic.offersAdded, before: topic.offersAddedBefore }),
  ];
}

/** What can be done with a topic: taught, where it is wanted; learned, where it is offered. */
function TakeUp({
  topic,
  type,
  busy,
  onTakeUp,
}: {
  topic: BoardTopic;
  type: SkillKind;
  busy: boolean;
  onTakeUp: (type: SkillKind, topic: BoardTopic) => void;
}) {
  const { t } = useTranslation();
  if (type === "offer" ? topic.iOffer : topic.iWant)
    return (
      <p className="flex flex-wrap items-center gap-x-2 text-sm">
        <span className="inline-flex items-center gap-1 font-semibold text-ink-soft">
          <Check className="size-4" aria-hidden="true" />
          {t(`board.mine.${type}`)}
        </span>
        <Link
          to="/skills"
          aria-label={t("board.fillInTopic", { name: topicName(topic.name) })}
          className="inline-flex min-h-11 items-center font-semibold text-accent-ink underline"
        >
          {t("board.fillIn")}
        </Link>
      </p>
    );
  return (
    <Button
      variant="secondary"
      size="sm"
      disabled={busy}
      aria-label={t(`board.takeTopic.${type}`, { name: topicName(topic.name) })}
      onClick={() => onTakeUp(type, topic)}
    >
      <Plus aria-hidden="true" />
      {t(`board.take.${type}`)}
    </Button>
  );
}

export function BoardRow({
  topic,
  view,
  busy,
  onTakeUp,
}: {
  topic: BoardTopic;
  view: BoardView;
  busy: boolean;
  onTakeUp: (type: SkillKind, topic: BoardTopic) => void;
}) {
  const { t } = useTranslation();
  const figures = useFigures(topic, view);
  const shown = TAKEN_UP[view];
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-card border border-line bg-surface p-4 shadow-low">
      <div className="min-w-0 flex-1 basis-56">
        <h2 className="text-base font-bold wrap-anywhere" dir="auto">
          {topicName(topic.name)}
        </h2>
        <p className="text-sm text-ink-faint">{t(`categories.${topic.category}`)}</p>
        <p className="text-sm text-ink-soft first-letter:uppercase">{figures.join(" · ")}</p>
      </div>
      <div className="flex flex-wrap gap-2">
        {shown.map((type) => (
          <TakeUp key={type} topic={topic} type={type} busy={busy} onTakeUp={onTakeUp} />
        ))}
      </div>
    </li>
  );
}
