import { useTranslation } from "react-i18next";
import { VerifyNotice } from "@/entities/person/verify-notice";
import { useMe } from "@/lib/auth/me";
import { ButtonLink } from "@/ui/button";
import { Page } from "@/ui/page";
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
        <ButtonLink to={`/people/${me.id}`} variant="secondary" size="sm">
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
