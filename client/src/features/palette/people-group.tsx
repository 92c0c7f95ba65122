import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Avatar } from "@/entities/person/avatar";
import { api, unwrap } from "@/lib/api/client";
import { topicName } from "@/lib/i18n/topics";
import { Entry, Group } from "./group";

const SHOWN = 5;

const peopleCalled = (q: string) =>
  queryOptions({
    queryKey: ["palette", "people", q],
    queryFn: () => unwrap(api.GET("/api/discover", { params: { query: { q, limit: SHOWN } } })),
    enabled: q.length > 1,
  });

/** People of that name, or who teach that. */
export function People({ text, go }: { text: string; go: (to: string) => void }) {
  const { t } = useTranslation();
  const { data } = useQuery({ ...peopleCalled(text), placeholderData: keepPreviousData });
  const people = text.length > 1 ? (data?.data ?? []) : [];
  if (people.length === 0) return null;
  return (
    <Group heading={t("palette.people")}>
      {people.map(({ id, name, avatarUrl, skills }) => (
        <Entry key={id} id={`person-${id}`} onChoose={() => go(`/people/${id}`)}>
          <Avatar name={name} url={avatarUrl} className="size-8" />
          <span dir="auto" className="flex-1 truncate">
            {name}
          </span>
          <span dir="auto" className="max-w-[40%] truncate text-sm text-ink-faint">
            {topicName(skills.offer[0]?.name ?? "")}
          </span>
        </Entry>
      ))}
    </Group>
  );
}
