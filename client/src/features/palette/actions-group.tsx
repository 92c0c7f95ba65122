import { Clock, Keyboard, Moon, Sprout, Sun } from "lucide-react";
import { useTranslation } from "react-i18next";
import { chooseTheme } from "@/lib/theme";
import { Entry, fits, Group } from "./group";

/** What can be done from anywhere. */
export function Actions({
  text,
  go,
  onDone,
  onHelp,
}: {
  text: string;
  go: (to: string) => void;
  onDone: () => void;
  onHelp: () => void;
}) {
  const { t } = useTranslation();
  const isDark = document.documentElement.dataset.theme === "dark";
  const actions = [
    { name: t("palette.addSkill"), Icon: Sprout, act: () => go("/skills") },
    { name: t("palette.sayWhen"), Icon: Clock, act: () => go("/profile#availability") },
    {
      name: t(isDark ? "palette.light" : "palette.dark"),
      Icon: isDark ? Sun : Moon,
      act: () => {
        chooseTheme(isDark ? "light" : "dark");
        onDone();
      },
    },
    { name: t("palette.keys"), Icon: Keyboard, act: onHelp },
  ].filter(({ name }) => fits(name, text));
  if (actions.length === 0) return null;
  return (
    <Group heading={t("palette.actions")}>
      {actions.map(({ name, Icon, act }) => (
        <Entry key={name} id={name} onChoose={act}>
          <Icon className="text-accent" aria-hidden="true" />
          {name}
        </Entry>
      ))}
    </Group>
  );
}
