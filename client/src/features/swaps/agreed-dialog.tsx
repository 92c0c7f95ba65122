import { CalendarPlus, MessageCircle } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { BookLesson, lessonToBook } from "@/components/swaps/lessons";
import { Button, ButtonLink } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { Swap } from "@/lib/api/types";
import { useMe } from "@/lib/session";
import { sidesOf } from "@/lib/swaps";

/** What comes after accepting: booking my lesson, or talking first. */
export function AgreedDialog({ swap, onDone }: { swap: Swap; onDone: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const [booking, setBooking] = useState(false);
  const { name } = sidesOf(swap, me.id).other;
  const lesson = lessonToBook(swap, me.id);
  const close = (open: boolean) => !open && onDone();
  if (booking && lesson) return <BookLesson swap={swap} lesson={lesson} onOpenChange={close} />;
  return (
    <Dialog
      open
      onOpenChange={close}
      title={t("swaps.agreedTitle", { name })}
      text={t("swaps.agreedText")}
    >
      <div className="grid gap-2 sm:flex sm:flex-wrap sm:justify-end">
        {lesson && (
          <Button onClick={() => setBooking(true)}>
            <CalendarPlus aria-hidden="true" />
            {t("swaps.book")}
          </Button>
        )}
        {swap.conversationId && (
          <ButtonLink to={`/messages/${swap.conversationId}`} look="secondary">
            <MessageCircle aria-hidden="true" />
            {t("swaps.openTalk")}
          </ButtonLink>
        )}
      </div>
    </Dialog>
  );
}
