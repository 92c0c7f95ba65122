import { useTranslation } from "react-i18next";
import type { SkillWithOwner } from "skillswap-sdk";
import { SkillTag } from "@/entities/skill/skill-tag";
import { Card } from "@/ui/card";
import { Skeleton } from "@/ui/skeleton";
import { CardActions } from "../card-actions";
import { CardHead, CardHeadSkeleton } from "./card-head";
import { FreeNext } from "./free-next";

/** One skill that somebody teaches or wants to learn. The whole card leads to their page. */
export function SkillCard({ skill }: { skill: SkillWithOwner }) {
  const { t } = useTranslation();
  const { owner } = skill;
  const details = [
    t(`levels.${skill.level}`),
    t(`categories.${skill.category}`),
    skill.mode && t(`modes.${skill.mode}`),
  ].filter(Boolean);
  return (
    <Card className="relative flex h-full flex-col gap-4 transition-colors hover:border-accent [contain-intrinsic-size:auto_17rem] [content-visibility:auto]">
      <CardHead person={owner} isSaved={owner.isSaved} />
      <div className="grid justify-items-start gap-1.5">
        <span className="text-sm text-ink-faint">
          {t(skill.type === "offer" ? "person.teaches" : "person.wants")}
        </span>
        <SkillTag skill={skill} />
        <p className="text-sm text-ink-faint">{details.join(" · ")}</p>
        {skill.description && (
          <p dir="auto" className="line-clamp-3 text-sm text-ink-soft">
            {skill.description}
          </p>
        )}
      </div>
      <FreeNext at={owner.nextFreeAt} />
      <div className="relative mt-auto flex flex-wrap gap-2 self-start pt-1">
        <CardActions person={owner} teaches={skill.type === "offer"} />
      </div>
    </Card>
  );
}

export function SkillCardSkeleton() {
  return (
    <Card className="flex h-68 flex-col gap-4">
      <CardHeadSkeleton />
      <Skeleton className="h-14 w-1/2" />
      <Skeleton className="h-10" />
      <Skeleton className="mt-auto h-9 w-5/6" />
    </Card>
  );
}
