import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { PushOffer } from "@/entities/notification/push/push-offer";
import { useOutboxItems } from "@/lib/realtime/provider";

/** After one's own message: the offer to be told when the other one answers. */
export function AnswerOffer({ conversationId, name }: { conversationId: string; name: string }) {
  const { t } = useTranslation();
  const isSending = useOutboxItems(conversationId).length > 0;
  const [hasSent, setSent] = useState(false);
  useEffect(() => {
    if (isSending) setSent(true);
  }, [isSending]);
  if (!hasSent) return null;
  return <PushOffer title={t("push.offerAnswer", { name })} className="mx-4 mb-2 sm:mx-6" />;
}
