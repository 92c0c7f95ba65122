import { ArrowLeftRight, CalendarDays, Search } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import type { Conversation, Participant } from "skillswap-sdk";
import { PersonMenu } from "@/entities/person/person-menu";
import { EitherButton } from "@/entities/swap/begin/begin-button";
import { BeginDialog } from "@/entities/swap/begin/begin-dialog";
import { MenuItem } from "@/ui/menu";
import { ArrangeItems } from "./arrange-items";
import { DayDialog } from "./day-dialog";
import { MuteDialog } from "./mute-dialog";
import { RingThreadMenu } from "./ring-thread";
import { SearchDialog } from "./search-dialog";

type Open = "begin" | "search" | "day" | "mute" | null;

/** What can be done in a thread: begin a swap or a session, search, go to a day, arrange, block and report. */
export function ThreadActions({
  conversation,
  partner,
}: {
  conversation: Conversation;
  partner: Participant;
}) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [open, setOpen] = useState<Open>(null);
  const done = () => setOpen(null);
  const { id, name } = partner;
  const within = { conversationId: conversation.id, name };
  const leave = () => navigate("/messages");
  const arrange = (
    <ArrangeItems
      conversation={conversation}
      onMute={() => setOpen("mute")}
      onArranged={(change) => {
        if (change.isMarkedUnread || change.isArchived) void leave();
      }}
    />
  );
  const dialogs = (
    <>
      {open === "begin" && <BeginDialog person={{ id, name }} onDone={done} />}
      {open === "search" && <SearchDialog within={within} onDone={done} />}
      {open === "day" && <DayDialog conversation={conversation} name={name} onDone={done} />}
      {open === "mute" && <MuteDialog conversation={conversation} name={name} onDone={done} />}
    </>
  );
  if (conversation.ringId !== null)
    return (
      <>
        <RingThreadMenu
          ringId={conversation.ringId}
          name={name}
          onSearch={() => setOpen("search")}
          onDay={() => setOpen("day")}
        >
          {arrange}
        </RingThreadMenu>
        {dialogs}
      </>
    );
  return (
    <>
      {!conversation.isClosed && (
        <EitherButton person={{ id, name }} size="icon" className="max-sm:hidden" />
      )}
      <PersonMenu person={partner} onBlocked={leave}>
        {!conversation.isClosed && (
          <MenuItem onSelect={() => setOpen("begin")}>
            <ArrowLeftRight aria-hidden="true" />
            {t("sessions.begin.open")}
          </MenuItem>
        )}
        <MenuItem onSelect={() => setOpen("search")}>
          <Search aria-hidden="true" />
          {t("finding.inThis")}
        </MenuItem>
        <MenuItem onSelect={() => setOpen("day")}>
          <CalendarDays aria-hidden="true" />
          {t("finding.day")}
        </MenuItem>
        {arrange}
      </PersonMenu>
      {dialogs}
    </>
  );
}
