import { BadgeCheck } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Skill } from "skillswap-sdk";
import { cn } from "@/lib/cn";
import { topicName } from "@/lib/i18n/topics";

const TONES = {
  offer: "bg-accent-soft text-accent-ink",
  learn: "bg-second-soft text-second-ink",
};

/** A skill as a tag: petrol for what is taught, marigold for what is wanted. */
export function SkillTag({
  skill,
  showLevel = false,
}: {
  skill: Pick<Skill, "name" | "level" | "type" | "isVerified">;
  showLevel?: boolean;
}) {
  const { t } = useTranslation();
  return (
    <span
      className={cn(
        "inline-flex max-w-full items-center gap-1.5 rounded-full px-3 py-1 text-sm font-semibold",
        TONES[skill.type],
      )}
    >
      <span dir="auto" className="truncate">
        {topicName(skill.name)}
      </span>
      {skill.isVerified && (
        <BadgeCheck aria-label={t("skills.verified")} role="img" className="size-4 shrink-0" />
      )}
      {showLevel && (
        <span className="shrink-0 font-normal whitespace-nowrap">{t(`levels.${skill.level}`)}</span>
      )}
    </span>
  );
}

/** Up to `max` skills, and how many more there are. */
export function SkillTags({ skills, max = 4 }: { skills: Skill[]; max?: number }) {
  const { t } = useTranslation();
  const more = skills.length - max;
  return (
    <ul className="flex flex-wrap gap-1.5">
      {skills.slice(0, max).map((skill) => (
        <li key={skill.id} className="max-w-full">
          <SkillTag skill={skill} />
        </li>
      ))}
      {more > 0 && (
        <li className="self-center text-sm text-ink-faint">{t("common.more", { count: more })}</li>
      )}
    </ul>
  );
}
