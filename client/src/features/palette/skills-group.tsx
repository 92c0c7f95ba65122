import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Compass } from "lucide-react";
import { useTranslation } from "react-i18next";
import { topicsQuery } from "@/entities/skill/queries";
import { topicName } from "@/lib/i18n/topics";
import { Entry, Group } from "./group";

const SHOWN = 5;

/** Skills of that name: who teaches them. */
export function Skills({ text, go }: { text: string; go: (to: string) => void }) {
  const { t } = useTranslation();
  const { data = [] } = useQuery({ ...topicsQuery(text), placeholderData: keepPreviousData });
  if (!text) return null;
  const found = data.slice(0, SHOWN).map(({ id, name }) => ({ id, name: topicName(name) }));
  const searches = [...found, { id: "all", name: text }];
  return (
    <Group heading={t("palette.skills")}>
      {searches.map(({ id, name }) => (
        <Entry
          key={id}
          id={`skill-${id}`}
          onChoose={() => go(`/discover?${new URLSearchParams({ q: name })}`)}
        >
          <Compass className="text-accent" aria-hidden="true" />
          <span dir="auto" className="flex-1 truncate">
            {id === "all" ? t("palette.searchFor", { text: name }) : name}
          </span>
        </Entry>
      ))}
    </Group>
  );
}
