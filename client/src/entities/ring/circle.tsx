import type { CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import type { Ring } from "skillswap-sdk";
import { cn } from "@/lib/cn";
import { topicName } from "@/lib/i18n/topics";
import { CircleSeat } from "./circle-seat";
import { arrowFrom, LABEL, planOf, type Seat, seatAt, WIDTH } from "./plan";
import { isOpen, memberAfter } from "./view";

/** The whole turns the other way where one reads from right to left: the first one's arrow leads to where one reads on. */
function boxAt({ x, y, ...size }: Seat, height: number): CSSProperties {
  return {
    insetInlineStart: `${((x - size.width / 2) / WIDTH) * 100}%`,
    top: `${((y - size.height / 2) / height) * 100}%`,
    width: `${(size.width / WIDTH) * 100}%`,
    height: `${(size.height / height) * 100}%`,
  };
}

/** Petrol for what I teach, marigold for what I learn, as in swaps. */
function tonesOf(place: number, people: number) {
  if (place === 0) return { arrow: "stroke-accent fill-accent", label: "text-accent-ink" };
  if (place === people - 1) return { arrow: "stroke-second fill-second", label: "text-second-ink" };
  return { arrow: "stroke-line-strong fill-line-strong", label: "text-ink-soft" };
}

function Arrow({ ring, place }: { ring: Ring; place: number }) {
  const people = ring.members.length;
  const { radius } = planOf(people);
  const { from, to, degrees } = arrowFrom(place, people);
  const isWhole = ring.members[place]?.user && memberAfter(ring, place)?.user;
  return (
    <g className={tonesOf(place, people).arrow}>
      <path
        d={`M${from.x} ${from.y}A${radius.x} ${radius.y} 0 0 1 ${to.x} ${to.y}`}
        className="fill-none"
        strokeWidth="2.5"
        {...(isWhole ? {} : { strokeDasharray: "5 6" })}
      />
      <path
        d="M2 0L-11 -6.5L-11 6.5Z"
        stroke="none"
        transform={`translate(${to.x} ${to.y}) rotate(${degrees})`}
      />
    </g>
  );
}

/**
 * A ring as a circle: people, and on the way from each to the next what they teach. It is for the eyes alone; who listens
 * hears `RingSentences`.
 */
export function RingCircle({ ring, className }: { ring: Ring; className?: string }) {
  const { t } = useTranslation();
  const { members } = ring;
  const people = members.length;
  const { height, labels, centre } = planOf(people);
  return (
    <div className={cn("@container mx-auto w-full max-w-96", className)} aria-hidden="true">
      <div className="relative" style={{ aspectRatio: `${WIDTH} / ${height}` }}>
        <svg
          viewBox={`0 0 ${WIDTH} ${height}`}
          className="absolute inset-0 rtl:-scale-x-100"
          aria-hidden="true"
        >
          {members.map((_, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the place is what the arrow begins at
            <Arrow key={place} ring={ring} place={place} />
          ))}
        </svg>
        {members.map(({ skill }, place) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            key={place}
            className="absolute grid place-items-center text-center"
            style={boxAt({ ...(labels[place] ?? centre), ...LABEL }, height)}
          >
            <span
              dir="auto"
              className={cn(
                "line-clamp-2 rounded-md bg-surface px-1 text-[clamp(0.6875rem,3.7cqw,0.875rem)] leading-tight font-semibold",
                tonesOf(place, people).label,
              )}
            >
              {skill ? topicName(skill.name) : "?"}
            </span>
          </span>
        ))}
        {members.map((member, place) => (
          <CircleSeat
            key={member.user?.id ?? `free-${place}`}
            member={member}
            name={place === 0 ? t("rings.you") : (member.user?.name ?? t("rings.free"))}
            isAsked={isOpen(ring)}
            style={boxAt(seatAt(place, people), height)}
          />
        ))}
      </div>
    </div>
  );
}
