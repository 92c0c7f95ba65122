import { useTranslation } from "react-i18next";
import { useNavigation } from "react-router";

/** A bar at the top from the moment a link is followed until its page is there: the network may be slow. */
export function NavigationBar() {
  const { t } = useTranslation();
  const { state } = useNavigation();
  if (state !== "loading") return null;
  return (
    <div
      role="progressbar"
      aria-label={t("shell.opening")}
      className="pointer-events-none fixed inset-x-0 top-0 z-50 h-0.75 origin-left rtl:origin-right animate-opening bg-second"
    />
  );
}
