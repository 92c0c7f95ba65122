import { CalendarCheck, Gift, GraduationCap, type LucideIcon } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useMe } from "@/lib/auth/me";
import { Card } from "@/ui/card";

const SOURCES = ["welcome", "teach", "hold"] as const;
const ICONS: Record<(typeof SOURCES)[number], LucideIcon> = {
  welcome: Gift,
  teach: GraduationCap,
  hold: CalendarCheck,
};

/** Explains where credits come from and when they are paid. */
export function Sources() {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <Card className="grid content-start gap-4">
      <h2 className="text-xl font-bold">{t("credits.sourcesTitle")}</h2>
      <ul className="grid gap-4 lg:grid-cols-3 lg:gap-6">
        {SOURCES.map((source) => {
          const Icon = ICONS[source];
          const waits = source === "welcome" && !me.isVerified;
          return (
            <li key={source} className="flex items-start gap-3">
              <Icon className="mt-0.5 size-5 shrink-0 text-accent-ink" aria-hidden="true" />
              <div className="min-w-0">
                <h3 className="font-semibold">{t(`credits.sources.${source}.title`)}</h3>
                <p className="text-sm text-ink-soft">
                  {waits ? t("credits.sources.welcome.waits") : t(`credits.sources.${source}.text`)}
                </p>
              </div>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
