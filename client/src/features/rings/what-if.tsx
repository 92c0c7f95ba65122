import { Coins, type LucideIcon, ShieldCheck, UserRoundSearch } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Card } from "@/ui/card";

const LINES: { key: "replaced" | "kept" | "credits"; Icon: LucideIcon }[] = [
  { key: "replaced", Icon: UserRoundSearch },
  { key: "kept", Icon: ShieldCheck },
  { key: "credits", Icon: Coins },
];

/** What becomes of a ring when somebody says no, stays silent or leaves. */
export function WhatIf() {
  const { t } = useTranslation();
  return (
    <Card className="grid gap-3">
      <h2 className="text-lg font-bold">{t("rings.whatIf.title")}</h2>
      <ul className="grid gap-2.5">
        {LINES.map(({ key, Icon }) => (
          <li key={key} className="flex items-start gap-3 text-ink-soft">
            <Icon className="mt-0.5 size-5 shrink-0 text-accent-ink" aria-hidden="true" />
            {t(`rings.whatIf.${key}`)}
          </li>
        ))}
      </ul>
    </Card>
  );
}
