import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Notice } from "@/components/ui/notice";
import { goodbyeSaid, goodbyeWaits } from "@/lib/forget";

/** For somebody who has just deleted their account. */
export function Goodbye() {
  const { t } = useTranslation();
  const [shown] = useState(goodbyeWaits);
  useEffect(goodbyeSaid, []);
  if (!shown) return null;
  return (
    <div className="mx-auto max-w-6xl px-4 pt-6 sm:px-8">
      <Notice>{t("ownData.goodbye")}</Notice>
    </div>
  );
}
