import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useBlocker } from "react-router";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { hasSession } from "@/lib/api/session";
import { useStore } from "@/lib/store";
import { isAnythingUnsaved, leaveQuestion } from "@/lib/unsaved";

/** The browser's own question, before the tab closes or loads another page. */
function onBeforeUnload(event: BeforeUnloadEvent) {
  if (isAnythingUnsaved()) event.preventDefault();
}

/** Asks before a page with unsaved changes is left: by a link, by Back, by a log-out, by closing the tab. */
export function LeaveGuard() {
  const { t } = useTranslation();
  const answer = useStore(leaveQuestion);
  // Whoever has been logged out leaves in any case.
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      isAnythingUnsaved() && hasSession() && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    addEventListener("beforeunload", onBeforeUnload);
    return () => removeEventListener("beforeunload", onBeforeUnload);
  }, []);
  const isBlocked = blocker.state === "blocked";
  if (!isBlocked && !answer) return null;
  const say = (leaves: boolean) => {
    answer?.(leaves);
    if (isBlocked) leaves ? blocker.proceed() : blocker.reset();
  };
  return (
    <ConfirmDialog
      title={t("common.leaveTitle")}
      text={t("common.leaveText")}
      confirm={t("common.leave")}
      keep={t("common.stay")}
      onConfirm={() => say(true)}
      onDone={() => say(false)}
    />
  );
}
