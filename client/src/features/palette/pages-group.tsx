import { ArrowRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Entry, fits, Group } from "./group";
import { PAGES } from "./keys";

/** The pages, with the keys that lead to each. */
export function Pages({ text, go }: { text: string; go: (to: string) => void }) {
  const { t } = useTranslation();
  const pages = [
    ...Object.entries(PAGES).map(([letter, { to, label }]) => ({
      to,
      name: t(`shell.${label}`),
      keys: `g ${letter}`,
    })),
    { to: "/settings", name: t("shell.settings"), keys: "" },
    { to: "/discover/saved", name: t("saved.title"), keys: "" },
  ].filter(({ name }) => fits(name, text));
  if (pages.length === 0) return null;
  return (
    <Group heading={t("palette.pages")}>
      {pages.map(({ to, name, keys }) => (
        <Entry key={to} id={to} onChoose={() => go(to)}>
          <ArrowRight className="text-accent" aria-hidden="true" />
          <span className="flex-1">{name}</span>
          {keys && <kbd className="font-sans text-sm text-ink-faint">{keys}</kbd>}
        </Entry>
      ))}
    </Group>
  );
}
