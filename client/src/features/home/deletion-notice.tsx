import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { clearDeletionNotice, hasDeletionNotice } from "@/lib/auth/forget-member";
import { Notice } from "@/ui/notice";

/** Confirms on the start page that the account has been deleted. */
export function DeletionNotice() {
  const { t } = useTranslation();
  const [shown] = useState(hasDeletionNotice);
  useEffect(() => {
    if (shown) scrollTo(0, 0);
    clearDeletionNotice();
  }, [shown]);
  if (!shown) return null;
  return (
    <div className="mx-auto max-w-6xl px-4 pt-6 sm:px-8">
      <Notice>{t("home.accountDeleted")}</Notice>
    </div>
  );
}
