import { Monitor, Moon, Sun } from "lucide-react";
import { useTranslation } from "react-i18next";
import { cn } from "@/lib/cn";
import { chooseTheme, useThemeChoice } from "@/lib/theme";
import { Card } from "@/ui/card";

const CHOICES = [
  { value: "light", Icon: Sun },
  { value: "dark", Icon: Moon },
  { value: "system", Icon: Monitor },
] as const;

export function ThemeChoice() {
  const { t } = useTranslation();
  const chosen = useThemeChoice();
  return (
    <Card>
      <fieldset>
        <legend className="mb-1 font-display text-xl font-bold">{t("settings.theme")}</legend>
        <p className="mb-4 text-sm text-ink-soft">{t("settings.themeHint")}</p>
        <div className="grid grid-cols-3 gap-2">
          {CHOICES.map(({ value, Icon }) => (
            <label
              key={value}
              className={cn(
                "grid cursor-pointer justify-items-center gap-1.5 rounded-control border px-2 py-3 text-center text-sm font-semibold",
                "has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent",
                chosen === value
                  ? "border-accent bg-accent-soft text-accent-ink"
                  : "border-line-strong/60 hover:border-accent",
              )}
            >
              <input
                type="radio"
                name="theme"
                value={value}
                checked={chosen === value}
                onChange={() => chooseTheme(value)}
                className="sr-only"
              />
              <Icon className="size-5" aria-hidden="true" />
              {t(`settings.${value}`)}
            </label>
          ))}
        </div>
      </fieldset>
    </Card>
  );
}
