import { MessageCircle } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { PersonCard, Slots } from "skillswap-sdk";
import { useOpenConversation } from "@/entities/conversation/actions";
import { Button } from "@/ui/button";
import { Notice } from "@/ui/notice";

/** Opens the conversation with somebody, to find a time in words. */
export function AskForTime({ person }: { person: Pick<PersonCard, "id" | "name"> }) {
  const { t } = useTranslation();
  const open = useOpenConversation();
  return (
    <Button
      variant="secondary"
      size="sm"
      className="h-auto min-h-9 max-w-full pointer-coarse:h-auto pointer-coarse:min-h-11 whitespace-normal py-1.5 wrap-anywhere"
      busy={open.isPending}
      onClick={() => open.mutate(person.id)}
    >
      <MessageCircle aria-hidden="true" />
      {t("sessions.schedule.ask", { name: person.name })}
    </Button>
  );
}

/** Says which of the two has given no free hours, and what can be done instead. */
export function Missing({
  slots,
  person,
  onOther,
}: {
  slots: Slots;
  person: PersonCard;
  onOther: () => void;
}) {
  const { t } = useTranslation();
  const { missingAvailability } = slots;
  return (
    <Notice tone="warm" className="grid justify-items-start gap-2">
      {missingAvailability.includes("mine") && (
        <p>
          {t("sessions.schedule.missingMine")}{" "}
          <Link to="/profile#availability" className="underline">
            {t("sessions.schedule.missingMineLink")}
          </Link>
        </p>
      )}
      {missingAvailability.includes("theirs") && (
        <p>{t("sessions.schedule.missingTheirs", { name: person.name })}</p>
      )}
      <span className="flex flex-wrap gap-2">
        <Button variant="secondary" size="sm" onClick={onOther}>
          {t("sessions.schedule.other")}
        </Button>
        <AskForTime person={person} />
      </span>
    </Notice>
  );
}
