import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

/** Buttons below a form that do the same without it, after an "or"; nothing where none of them is on. */
export function OtherWays({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className="grid gap-3 has-[>:only-child]:hidden">
      <p className="mb-1 flex items-center gap-3 text-sm text-ink-faint before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
        {t("waysIn.or")}
      </p>
      {children}
    </div>
  );
}
