import "@/lib/i18n/trust-texts";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { topicName } from "@/lib/i18n/topics";
import { useMyZone } from "@/lib/time/my-zone";
import { dateAndTimeIn } from "@/lib/time/zones";

/** The session that minutes were moved or are held for. `name` is the other one, where that is to be said. */
export function SessionLink({
  id,
  skill: topic,
  at,
  name,
}: {
  id: string;
  skill: string;
  at: string;
  name: string | null;
}) {
  const { t } = useTranslation();
  const skill = topicName(topic);
  const when = dateAndTimeIn(at, useMyZone());
  return (
    <Link
      to={`/sessions/${id}`}
      className="block text-sm break-words text-accent-ink hover:underline pointer-coarse:-my-2 pointer-coarse:py-3"
    >
      {name
        ? t("trust.holds.sessionWith", { skill, name, when })
        : t("trust.holds.session", { skill, when })}
    </Link>
  );
}
