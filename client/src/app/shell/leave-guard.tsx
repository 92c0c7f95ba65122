import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useBlocker } from "react-router";
import { isSignedIn } from "@/lib/auth/tokens";
import { useStore } from "@/lib/store";
import { isLost, isPageLost, leaveQuestion } from "@/lib/unsaved";
import { ConfirmDialog } from "@/ui/confirm-dialog";

/** The browser's own dialog before the tab closes or loads another page. */
function onBeforeUnload(event: BeforeUnloadEvent) {
  if (isLost("changes") || isLost("unsent")) event.preventDefault();
}

/** Asks before a page with unsaved changes or a call is left by a link, Back, a log-out or closing the tab. */
export function LeaveGuard() {
  const { t } = useTranslation();
  const answer = useStore(leaveQuestion);
  // Somebody who has been signed out leaves without a question.
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      isPageLost() && isSignedIn() && currentLocation.pathname !== nextLocation.pathname,
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
  const isInCall = isLost("call");
  const texts = [
    ...(isInCall ? [t("common.leaveCallText")] : []),
    ...(isLost("changes") ? [t("common.leaveText")] : []),
    ...(isLost("unsent") ? [t("common.leaveUnsentText")] : []),
  ];
  return (
    <ConfirmDialog
      title={t(isInCall ? "common.leaveCallTitle" : "common.leaveTitle")}
      text={texts.join(" ")}
      confirm={t("common.leave")}
      keep={t("common.stay")}
      onConfirm={() => say(true)}
      onDone={() => say(false)}
    />
  );
}
