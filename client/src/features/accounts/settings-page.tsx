import "@/lib/i18n/settings-texts";
import { useTranslation } from "react-i18next";
import { useMe } from "@/lib/auth/me";
import { Button } from "@/ui/button";
import { Card } from "@/ui/card";
import { Page } from "@/ui/page";
import { BlockedPeople } from "./blocked-people";
import { NotificationSettings } from "./choices/notification-settings";
import { PrivacySettings } from "./choices/privacy-settings";
import { DataSection } from "./data-section";
import { DeviceList } from "./device-list";
import { FormatsCard } from "./formats/formats-card";
import { InstallCard } from "./install-card";
import { PasskeysSection } from "./passkeys/passkeys-section";
import { useLogOut } from "./queries";
import { ThemeChoice } from "./theme-choice";
import { OutcomeNotice } from "./ways-in/outcome-notice";
import { WaysInSection } from "./ways-in/ways-in-section";

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
        <Button variant="danger" size="sm" onClick={logOut}>
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
        <OutcomeNotice />
        <ThemeChoice />
        <FormatsCard />
        <InstallCard />
        <NotificationSettings />
        <PrivacySettings />
        <BlockedPeople />
        <WaysInSection />
        <PasskeysSection />
        <DeviceList />
        <DataSection />
        <Account />
      </div>
    </Page>
  );
}
