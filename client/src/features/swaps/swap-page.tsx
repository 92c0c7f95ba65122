import { useQuery } from "@tanstack/react-query";
import { ArrowLeft } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useParams } from "react-router";
import { ButtonLink } from "@/components/ui/button";
import { LoadError } from "@/components/ui/load-error";
import { Page } from "@/components/ui/page";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import { isApiError } from "@/lib/api/errors";
import type { Swap } from "@/lib/api/types";
import { useMe } from "@/lib/session";
import { sidesOf, swapQuery } from "@/lib/swaps";
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
  const to = (id: string) => void navigate(`/swaps/${id}`);
  return (
    <Page title={t("swaps.with", { name: other.name })} narrow actions={<Back />}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
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
  return (
    <ButtonLink to="/swaps" look="quiet" size="sm">
      <ArrowLeft aria-hidden="true" />
      {t("swaps.back")}
    </ButtonLink>
  );
}

/** One swap, where notifications and the chat lead. */
export function SwapPage() {
  const { t } = useTranslation();
  const { swapId = "" } = useParams();
  const { data, error, refetch } = useQuery(swapQuery(swapId));
  if (data) return <Detail key={data.id} swap={data} />;
  if (isApiError(error) && error.status === 404)
    return (
      <Page title={t("swaps.gone")} intro={t("swaps.goneText")} narrow>
        <Back />
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
