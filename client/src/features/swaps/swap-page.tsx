import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useParams } from "react-router";
import { isApiError, type Swap } from "skillswap-sdk";
import { AgreeingNotice } from "@/entities/person/verify-notice";
import { canBook } from "@/entities/session/agreed";
import { swapQuery } from "@/entities/swap/queries";
import { sidesOf } from "@/entities/swap/view";
import { useMe } from "@/lib/auth/me";
import { BackLink } from "@/ui/back-link";
import { ButtonLink } from "@/ui/button";
import { LoadError } from "@/ui/load-error";
import { Page } from "@/ui/page";
import { Loading, Skeleton } from "@/ui/skeleton";
import { AgreedDialog } from "./agreed-dialog";
import { SwapActions } from "./swap-actions";
import { SwapCard } from "./swap-card";

function Relative({ text, link, id }: { text: string; link: string; id: string | null }) {
  if (!id) return null;
  return (
    <p className="text-ink-soft">
      {text}{" "}
      <Link to={`/swaps/${id}`} className="font-semibold text-accent-ink underline">
        {link}
      </Link>
    </p>
  );
}

function Detail({ swap }: { swap: Swap }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [agreed, setAgreed] = useState<Swap | null>(null);
  const { other } = sidesOf(swap, useMe().id);
  // Accepting needs no confirmed address; booking its sessions does.
  const isAhead =
    swap.status === "pending" || (swap.status === "accepted" && swap.lessons.some(canBook));
  const to = (id: string) => void navigate(`/swaps/${id}`);
  return (
    <Page title={t("swaps.with", { name: other.name })} narrow back={<Back />}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {isAhead && <AgreeingNotice other={other} />}
        <SwapCard swap={swap} onBlocked={() => navigate("/swaps")}>
          <SwapActions swap={swap} onAccepted={setAgreed} onCountered={({ id }) => to(id)} />
        </SwapCard>
        <Relative
          text={t("swaps.answersEarlier")}
          link={t("swaps.seeEarlier")}
          id={swap.counterOf}
        />
        <Relative text={t("swaps.answeredBy")} link={t("swaps.seeAnswer")} id={swap.counteredBy} />
      </div>
      {agreed && <AgreedDialog swap={agreed} onDone={() => setAgreed(null)} />}
    </Page>
  );
}

function Back() {
  const { t } = useTranslation();
  return <BackLink to="/swaps">{t("swaps.back")}</BackLink>;
}

/** The page of one swap. */
export function SwapPage() {
  const { t } = useTranslation();
  const { swapId = "" } = useParams();
  const { data, error, refetch } = useQuery(swapQuery(swapId));
  if (data) return <Detail key={data.id} swap={data} />;
  if (isApiError(error) && error.status === 404)
    return (
      <Page title={t("swaps.gone")} intro={t("swaps.goneText")} narrow>
        <ButtonLink to="/swaps">{t("swaps.back")}</ButtonLink>
      </Page>
    );
  return (
    <Page title={t("swaps.title")} narrow>
      {error && <LoadError error={error} onRetry={() => void refetch()} />}
      {!error && (
        <Loading label={t("swaps.loading")}>
          <Skeleton className="h-72 rounded-card" />
        </Loading>
      )}
    </Page>
  );
}
