import { useTranslation } from "react-i18next";
import { BackLink as Link } from "@/ui/back-link";

export function BackLink({ sessionId }: { sessionId: string }) {
  const { t } = useTranslation();
  return <Link to={`/sessions/${sessionId}`}>{t("sessionPage.room.back")}</Link>;
}
