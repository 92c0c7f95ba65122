import { MapPin } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Avatar } from "@/components/people/avatar";
import { Rating } from "@/components/people/rating";
import { SkillTags } from "@/components/people/skill-tag";
import { PersonMenu } from "@/components/safety/person-menu";
import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import type { DiscoverPerson, Skill } from "@/lib/api/types";
import { countryName } from "@/lib/format";

/** City and country, as far as they are known. */
export function placeOf({ location, country }: { location: string; country: string }): string {
  return [location, country && countryName(country)].filter(Boolean).join(", ");
}

function Skills({ label, skills }: { label: string; skills: Skill[] }) {
  if (skills.length === 0) return null;
  return (
    <div className="grid gap-1.5">
      <span className="text-sm text-ink-faint">{label}</span>
      <SkillTags skills={skills} max={3} />
    </div>
  );
}

export function DiscoverCard({ person }: { person: DiscoverPerson }) {
  const { t } = useTranslation();
  const place = placeOf(person);
  return (
    <Card className="relative grid h-full content-start gap-4 transition-colors hover:border-accent [contain-intrinsic-size:auto_20rem] [content-visibility:auto]">
      <div className="flex min-w-0 gap-3">
        <Avatar name={person.name} url={person.avatarUrl} className="size-13" />
        <div className="min-w-0 flex-1">
          <h2 className="line-clamp-2 text-lg font-bold">
            <Link
              to={`/people/${person.id}`}
              className="outline-none after:absolute after:inset-0 after:rounded-card focus-visible:after:outline-2 focus-visible:after:outline-accent"
            >
              {person.name}
            </Link>
          </h2>
          <Rating
            rating={person.rating}
            count={person.totalReviews}
            reliability={person.reliability}
          />
        </div>
        <PersonMenu person={person} proposes className="relative -mt-2 -mr-2" />
      </div>
      {place && (
        <p className="flex items-center gap-1.5 text-sm text-ink-soft">
          <MapPin className="size-4 shrink-0 text-ink-faint" aria-hidden="true" />
          <span className="truncate">{place}</span>
        </p>
      )}
      {person.bio && <p className="line-clamp-2 text-sm text-ink-soft">{person.bio}</p>}
      <Skills label={t("person.teaches")} skills={person.skills.offer} />
      <Skills label={t("person.wants")} skills={person.skills.learn} />
    </Card>
  );
}

export function DiscoverBones() {
  return (
    <Card className="grid content-start gap-4">
      <div className="flex gap-3">
        <Skeleton className="size-13 rounded-full" />
        <div className="grid flex-1 content-center gap-2">
          <Skeleton className="h-5 w-2/3" />
          <Skeleton className="h-4 w-1/3" />
        </div>
      </div>
      <Skeleton className="h-4 w-1/2" />
      <Skeleton className="h-10" />
      <Skeleton className="h-8 w-3/4" />
      <Skeleton className="h-8 w-2/3" />
    </Card>
  );
}
