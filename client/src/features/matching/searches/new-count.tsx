import { useTranslation } from "react-i18next";

/** The server counts no further. */
const MOST = 99;

/** How many are new in a saved search; nothing when nobody is. */
export function NewCount({ count }: { count: number }) {
  const { t } = useTranslation();
  if (count === 0) return null;
  return (
    <span className="rounded-full bg-second px-2 py-0.5 text-xs font-bold whitespace-nowrap text-[#2b1c00]">
      {count < MOST ? t("searches.new", { count }) : t("searches.newMany")}
    </span>
  );
}
