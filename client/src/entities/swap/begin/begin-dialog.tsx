import { ArrowLeftRight, CalendarPlus } from "lucide-react";
import { type ComponentType, useState } from "react";
import { useTranslation } from "react-i18next";
import type { PersonRef } from "skillswap-sdk";
import { BookWith } from "@/entities/session/schedule/book-with";
import { ProposeDialog } from "@/entities/swap/propose/propose-dialog";
import { Dialog } from "@/ui/dialog";

function Way({
  Icon,
  title,
  text,
  onChoose,
}: {
  Icon: ComponentType<{ className?: string }>;
  title: string;
  text: string;
  onChoose: () => void;
}) {
  return (
    <button
      type="button"
      onClick={onChoose}
      className="flex min-w-0 items-start gap-3 rounded-control border border-line-strong/60 p-4 text-start hover:border-accent hover:bg-accent-soft"
    >
      <Icon className="mt-0.5 size-5 shrink-0 text-accent-ink" aria-hidden="true" />
      <span className="grid min-w-0 gap-0.5 wrap-anywhere">
        <span className="font-bold">{title}</span>
        <span className="text-sm text-ink-soft">{text}</span>
      </span>
    </button>
  );
}

/** Asks what to begin with somebody, a swap or a session, and says in a sentence each how they differ. */
export function BeginDialog({ person, onDone }: { person: PersonRef; onDone: () => void }) {
  const { t } = useTranslation();
  const [way, setWay] = useState<"swap" | "book" | null>(null);
  const { name } = person;
  if (way === "swap") return <ProposeDialog person={person} onDone={onDone} />;
  if (way === "book") return <BookWith person={person} onDone={onDone} />;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onDone()}
      title={t("sessions.begin.title", { name })}
    >
      <div className="grid gap-3">
        <Way
          Icon={ArrowLeftRight}
          title={t("swaps.propose")}
          text={t("sessions.begin.swapText", { name })}
          onChoose={() => setWay("swap")}
        />
        <Way
          Icon={CalendarPlus}
          title={t("swaps.bookSession")}
          text={t("sessions.begin.bookText", { name })}
          onChoose={() => setWay("book")}
        />
      </div>
    </Dialog>
  );
}
