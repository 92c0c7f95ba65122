import { useTranslation } from "react-i18next";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Page } from "@/components/ui/page";
import { useMe } from "@/lib/session";
import { AvailabilityEditor } from "./availability-editor";
import { AvatarUpload } from "./avatar-upload";
import { ProfileForm } from "./profile-form";

export function ProfilePage() {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <Page
      title={t("profile.title")}
      intro={t("profile.intro")}
      narrow
      actions={
        <ButtonLink to={`/people/${me.id}`} look="secondary" size="sm">
          {t("profile.seePublic")}
        </ButtonLink>
      }
    >
      <div className="grid gap-6">
        {!me.isVerified && (
          <Notice tone="warm">{t("profile.verifyHint", { email: me.email })}</Notice>
        )}
        <AvatarUpload />
        <ProfileForm />
        <AvailabilityEditor />
      </div>
    </Page>
  );
}
