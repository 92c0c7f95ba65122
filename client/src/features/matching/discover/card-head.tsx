import { Link } from "react-router";
import type { PersonCard } from "skillswap-sdk";
import { Avatar } from "@/entities/person/avatar";
import { DismissItem } from "@/entities/person/dismiss-item";
import { PersonMenu } from "@/entities/person/person-menu";
import { Rating } from "@/entities/person/rating";
import { SaveButton } from "@/entities/person/save-button";
import { Skeleton } from "@/ui/skeleton";

/** Picture, name and stars of a card, with save and the menu. The name's link covers the whole card. */
export function CardHead({ person, isSaved }: { person: PersonCard; isSaved: boolean }) {
  return (
    <div className="flex items-start gap-3">
      <Avatar name={person.name} url={person.avatarUrl} className="size-13" />
      <div className="min-w-0 flex-1">
        <h3 className="line-clamp-2 wrap-anywhere text-lg font-bold">
          <Link
            dir="auto"
            to={`/people/${person.id}`}
            className="outline-none after:absolute after:inset-0 after:rounded-card focus-visible:after:outline-2 focus-visible:after:outline-accent"
          >
            {person.name}
          </Link>
        </h3>
        <Rating
          rating={person.rating}
          count={person.totalReviews}
          reliability={person.reliability}
        />
      </div>
      <div className="relative -me-2 -mt-2 flex">
        <SaveButton person={person} isSaved={isSaved} />
        <PersonMenu person={person} className="-ms-2">
          <DismissItem person={person} />
        </PersonMenu>
      </div>
    </div>
  );
}

export function CardHeadSkeleton() {
  return (
    <div className="flex gap-3">
      <Skeleton className="size-13 rounded-full" />
      <div className="grid flex-1 content-center gap-2">
        <Skeleton className="h-5 w-2/3" />
        <Skeleton className="h-4 w-1/3" />
      </div>
    </div>
  );
}
