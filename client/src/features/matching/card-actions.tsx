import { MessageCircle } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { PersonRef } from "skillswap-sdk";
import { useOpenConversation } from "@/entities/conversation/actions";
import { BeginButton } from "@/entities/swap/begin/begin-button";
import { Button } from "@/ui/button";

/** What can be done with somebody right from their card; `teaches`: they can be booked. */
export function CardActions({ person, teaches }: { person: PersonRef; teaches: boolean }) {
  const { t } = useTranslation();
  const open = useOpenConversation();
  return (
    <>
      <Button
        size="sm"
        aria-label={`${t("person.message")} ${person.name}`}
        busy={open.isPending}
        onClick={() => open.mutate(person.id)}
      >
        <MessageCircle aria-hidden="true" />
        {t("person.message")}
      </Button>
      <BeginButton person={person} teaches={teaches} size="sm" />
    </>
  );
}
