import { useTranslation } from "react-i18next";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Page } from "@/components/ui/page";
import { useMe } from "@/lib/session";
import { BlockedPeople } from "./blocked-people";
import { ChangePassword } from "./change-password";
import { DataSection } from "./data-section";
import { DeviceList } from "./device-list";
import { NotificationSettings } from "./notification-settings";
import { useLogOut } from "./queries";
import { ThemeChoice } from "./theme-choice";

function Account() {
  const { t } = useTranslation();
  const me = useMe();
  const logOut = useLogOut();
  return (
    <Card className="grid gap-4">
      <div className="grid gap-1">
        <h2 className="text-xl font-bold">{t("settings.account")}</h2>
        <p className="text-sm text-ink-soft">{t("settings.signedInAs", { email: me.email })}</p>
      </div>
      <div className="flex flex-wrap gap-3">
        <ChangePassword />
        <Button look="danger" size="sm" onClick={logOut}>
          {t("settings.logOut")}
        </Button>
      </div>
    </Card>
  );
}

export function SettingsPage() {
  const { t } = useTranslation();
  return (
    <Page title={t("settings.title")} narrow>
      <div className="grid gap-6">
        <ThemeChoice />
        <NotificationSettings />
        <BlockedPeople />
        <DeviceList />
        <DataSection />
        <Account />
      </div>
    </Page>
  );
}
