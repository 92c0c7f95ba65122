import { CalendarPlus, MessageCircle } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Swap } from "skillswap-sdk";
import { BookSwapSession, bookableSession } from "@/entities/swap/swap-sessions";
import { sidesOf } from "@/entities/swap/view";
import { useMe } from "@/lib/auth/me";
import { Button, ButtonLink } from "@/ui/button";
import { Dialog } from "@/ui/dialog";

/** Shown after accepting: book my session, or open the conversation. */
export function AgreedDialog({ swap, onDone }: { swap: Swap; onDone: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const [booking, setBooking] = useState(false);
  const { name } = sidesOf(swap, me.id).other;
  const session = bookableSession(swap, me.id);
  const close = (open: boolean) => !open && onDone();
  if (booking && session)
    return <BookSwapSession swap={swap} session={session} onOpenChange={close} />;
  return (
    <Dialog
      open
      onOpenChange={close}
      title={t("swaps.agreedTitle", { name })}
      text={t("swaps.agreedText")}
    >
      <div className="grid gap-2 sm:flex sm:flex-wrap sm:justify-end">
        {session && (
          <Button onClick={() => setBooking(true)}>
            <CalendarPlus aria-hidden="true" />
            {t("swaps.book")}
          </Button>
        )}
        {swap.conversationId && (
          <ButtonLink to={`/messages/${swap.conversationId}`} variant="secondary">
            <MessageCircle aria-hidden="true" />
            {t("swaps.openTalk")}
          </ButtonLink>
        )}
      </div>
    </Dialog>
  );
}
