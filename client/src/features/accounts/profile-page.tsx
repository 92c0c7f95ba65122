import { useTranslation } from "react-i18next";
import { VerifyNotice } from "@/components/people/verify-notice";
import { ButtonLink } from "@/components/ui/button";
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
        <VerifyNotice />
        <AvatarUpload />
        <ProfileForm />
        <AvailabilityEditor />
      </div>
    </Page>
  );
}
