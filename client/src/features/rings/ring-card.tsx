import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Ring } from "skillswap-sdk";
import { RingCircle } from "@/entities/ring/circle";
import { RingFacts } from "@/entities/ring/facts";
import { RingSentences } from "@/entities/ring/sentences";
import { RingStateTag } from "@/entities/ring/state-tag";
import { othersOf } from "@/entities/ring/view";
import { useNow } from "@/lib/time/now";
import { ago } from "@/lib/time/relative";
import { ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { RingActions } from "./ring-actions";

/** A ring in the list: the circle, what it waits for, and the answers that it can be given. */
export function RingCard({ ring }: { ring: Ring }) {
  const { t } = useTranslation();
  const names = othersOf(ring);
  useNow(); // keeps "5 minutes ago" true
  return (
    <Card className="grid grid-cols-[minmax(0,1fr)] gap-5 sm:grid-cols-2">
      <RingCircle ring={ring} />
      <RingSentences ring={ring} />
      <div className="flex flex-col justify-center gap-4">
        <div className="grid gap-2">
          <h2 className="text-lg font-bold">
            <Link to={`/rings/${ring.id}`} className="hover:text-accent-ink hover:underline">
              {t("rings.with", { names })}
            </Link>
          </h2>
          <RingStateTag ring={ring} />
          <p className="text-sm text-ink-faint">
            {t("rings.proposed", { when: ago(ring.createdAt) })}
          </p>
        </div>
        <RingFacts ring={ring} />
        <div className="flex flex-wrap items-center gap-2">
          <RingActions ring={ring} />
          <ButtonLink
            to={`/rings/${ring.id}`}
            variant="quiet"
            size="sm"
            className="first:-ms-3.5"
            aria-label={t("rings.detailsOf", { names })}
          >
            {t("rings.details")}
          </ButtonLink>
        </div>
      </div>
    </Card>
  );
}
