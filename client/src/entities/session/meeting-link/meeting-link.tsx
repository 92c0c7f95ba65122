import { ExternalLink } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Session } from "skillswap-sdk";
import { Button } from "@/ui/button";
import { useJoinSession } from "../actions";
import { can } from "../view";
import { LinkDialog } from "./link-dialog";

/** The link's host in ASCII letters, which cannot pass for others; null for what is no https address. */
export function hostOf(link: string): string | null {
  const url = URL.canParse(link) ? new URL(link) : null;
  return url?.protocol === "https:" && !url.username && !url.password ? url.host : null;
}

/** Opens the teacher's own meeting in a new tab; whoever can join the session by then has come to it. */
export function MeetingLink({ session }: { session: Session }) {
  const { t } = useTranslation();
  const join = useJoinSession(session.id);
  const host = hostOf(session.meetingLink);
  if (!host) return null;
  return (
    <div className="space-y-1">
      <a
        href={session.meetingLink}
        target="_blank"
        rel="noopener noreferrer"
        onClick={() => can(session, "start") && join.mutate()}
        className="inline-flex max-w-full items-center gap-1.5 font-semibold text-accent-ink underline"
      >
        <span className="min-w-0 break-all">{t("meetingLink.open", { host })}</span>
        <ExternalLink aria-hidden="true" className="size-4 shrink-0" />
      </a>
      <p className="text-sm text-ink-soft">{t("meetingLink.outside", { host })}</p>
    </div>
  );
}

/** The link, and for the teacher the way to set it; nothing where there is neither. */
export function MeetingLinkSetting({ session }: { session: Session }) {
  const { t } = useTranslation();
  const [isSetting, setSetting] = useState(false);
  return (
    <>
      <MeetingLink session={session} />
      {can(session, "link") && (
        <Button
          variant="secondary"
          size="sm"
          className="mt-1 justify-self-start"
          onClick={() => setSetting(true)}
        >
          {t(session.meetingLink ? "meetingLink.change" : "meetingLink.set")}
        </Button>
      )}
      {isSetting && <LinkDialog session={session} onDone={() => setSetting(false)} />}
    </>
  );
}
