import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMe } from "@/lib/auth/me";
import { Card } from "@/ui/card";
import { textLinkClass } from "./auth-frame";
import { BusyCalendar } from "./busy-calendar";
import { CalendarFeed } from "./calendar-feed";
import { DataExport } from "./data-export";
import { DeleteAccount } from "./delete-account";

function WhoSeesMe() {
  const { t } = useTranslation();
  const { visibility } = useMe();
  return (
    <div className="grid gap-1">
      <h3 className="font-semibold">{t("profile.visibility")}</h3>
      <p className="text-sm text-ink-soft">
        {t(`profile.${visibility}`)}.{" "}
        <Link to="/profile" className={textLinkClass}>
          {t("ownData.changeVisibility")}
        </Link>
      </p>
    </div>
  );
}

/** My data: who sees it, the export, the calendars and deleting the account. */
export function DataSection() {
  const { t } = useTranslation();
  return (
    <section aria-label={t("ownData.title")}>
      <Card className="grid gap-5 *:not-first:border-t *:not-first:border-line *:not-first:pt-5">
        <h2 className="text-xl font-bold">{t("ownData.title")}</h2>
        <WhoSeesMe />
        <DataExport />
        <CalendarFeed />
        <BusyCalendar />
        <DeleteAccount />
      </Card>
    </section>
  );
}
