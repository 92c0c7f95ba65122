import { MapPin } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { DiscoverPerson, MarkedPerson, Skill } from "skillswap-sdk";
import { placeOf } from "@/entities/person/place";
import { SkillTags } from "@/entities/skill/skill-tag";
import { Card } from "@/ui/card";
import { Skeleton } from "@/ui/skeleton";
import { CardActions } from "../card-actions";
import { Reasons } from "../reasons";
import { CardHead, CardHeadSkeleton } from "./card-head";
import { FreeNext } from "./free-next";

function Skills({ label, skills }: { label: string; skills: Skill[] }) {
  if (skills.length === 0) return null;
  return (
    <div className="grid gap-1.5">
      <span className="text-sm text-ink-faint">{label}</span>
      <SkillTags skills={skills} max={3} />
    </div>
  );
}

/** Somebody found or saved: when they are free and why they fit is known of some searches' people. */
type Shown = MarkedPerson | DiscoverPerson;

/** Somebody found, with what can be done at once. The whole card leads to their page. */
export function PersonCard({ person }: { person: Shown }) {
  const { t } = useTranslation();
  const place = placeOf(person);
  return (
    <Card className="relative flex h-full flex-col gap-4 transition-colors hover:border-accent [contain-intrinsic-size:auto_23rem] [content-visibility:auto]">
      <CardHead person={person} isSaved={person.isSaved} />
      {place && (
        <p className="flex items-center gap-1.5 text-sm text-ink-soft">
          <MapPin className="size-4 shrink-0 text-ink-faint" aria-hidden="true" />
          <span dir="auto" className="truncate">
            {place}
          </span>
        </p>
      )}
      {"nextFreeAt" in person && <FreeNext at={person.nextFreeAt} />}
      {person.bio && (
        <p dir="auto" className="line-clamp-2 text-sm text-ink-soft">
          {person.bio}
        </p>
      )}
      <Skills label={t("person.teaches")} skills={person.skills.offer} />
      <Skills label={t("person.wants")} skills={person.skills.learn} />
      {"reasons" in person && <Reasons name={person.name} reasons={person.reasons} />}
      <div className="relative mt-auto flex flex-wrap gap-2 self-start pt-1">
        <CardActions person={person} teaches={person.skills.offer.length > 0} />
      </div>
    </Card>
  );
}

export function PersonCardSkeleton() {
  return (
    <Card className="flex h-92 flex-col gap-4">
      <CardHeadSkeleton />
      <Skeleton className="h-4 w-1/2" />
      <Skeleton className="h-10" />
      <Skeleton className="h-14 w-3/4" />
      <Skeleton className="h-14 w-2/3" />
      <Skeleton className="mt-auto h-9 w-5/6" />
    </Card>
  );
}
