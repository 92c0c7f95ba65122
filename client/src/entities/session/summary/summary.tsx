import "@/lib/i18n/trust-texts";
import { Pencil } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Session } from "skillswap-sdk";
import { useMe } from "@/lib/auth/me";
import { isDraftKept } from "@/lib/drafts";
import { useMyZone } from "@/lib/time/my-zone";
import { dateAndTimeIn } from "@/lib/time/zones";
import { Button } from "@/ui/button";
import { isAgreed } from "../status";
import { viewOf } from "../view";
import { SummaryForm, summaryDraft } from "./summary-form";

/** From the agreement on, and after the end; whenever there is one it is shown. */
export function hasSummary(session: Session): boolean {
  return isAgreed(session) || Boolean(session.summary?.text);
}

function WhoAndWhen({ session }: { session: Session }) {
  const { t } = useTranslation();
  const { other } = viewOf(session, useMe().id);
  const zone = useMyZone();
  if (!session.summary) return null;
  const { updatedById, updatedAt } = session.summary;
  const when = dateAndTimeIn(updatedAt, zone);
  return (
    <p className="text-sm text-ink-faint">
      {updatedById === other.id
        ? t("trust.summary.by", { name: other.name, when })
        : t("trust.summary.byMe", { when })}
    </p>
  );
}

/** What the two write down together, to be read by both. A draft that was not saved opens again by itself. */
export function Summary({ session }: { session: Session }) {
  const { t } = useTranslation();
  const me = useMe();
  const [isEditing, setEditing] = useState(() => isDraftKept(me.id, summaryDraft(session.id)));
  const mayWrite = isAgreed(session);
  const text = session.summary?.text ?? "";
  return (
    <section aria-labelledby="session-summary" className="grid gap-3">
      <div>
        <h2 id="session-summary" className="text-xl font-bold">
          {t("trust.summary.title")}
        </h2>
        <p className="text-sm text-ink-faint">{t("trust.summary.hint")}</p>
      </div>
      {isEditing && mayWrite ? (
        <SummaryForm session={session} onDone={() => setEditing(false)} />
      ) : (
        <>
          {text ? (
            <p dir="auto" className="break-words whitespace-pre-line">
              {text}
            </p>
          ) : (
            <p className="text-ink-soft">{t("trust.summary.empty")}</p>
          )}
          {text && <WhoAndWhen session={session} />}
          {mayWrite && (
            <Button
              variant="secondary"
              size="sm"
              className="justify-self-start"
              onClick={() => setEditing(true)}
            >
              <Pencil aria-hidden="true" />
              {t(text ? "trust.summary.edit" : "trust.summary.write")}
            </Button>
          )}
        </>
      )}
    </section>
  );
}
