import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useServerEvent } from "@/lib/realtime/provider";
import { Card } from "@/ui/card";
import { LoadError } from "@/ui/load-error";
import { Loading, Skeleton } from "@/ui/skeleton";
import { AddPasskey } from "./add-passkey";
import { PasskeyRow } from "./passkey-row";
import { type Passkey, passkeysQuery, refreshSignIn, secondFactorQuery } from "./queries";
import { SecondFactorSettings } from "./second-factor";
import { supportsPasskeys } from "./support";

/** Fetched again when a notification says that something was changed or a code used, here or elsewhere. */
function usePasskeys() {
  const cache = useQueryClient();
  useServerEvent("notification:new", ({ type }) => {
    if (type === "account") void refreshSignIn(cache);
  });
  return useQuery(passkeysQuery);
}

function PasskeyList({ passkeys, isOn }: { passkeys: Passkey[]; isOn: boolean }) {
  const { t } = useTranslation();
  if (passkeys.length === 0) return <p className="text-ink-soft">{t("passkeys.none")}</p>;
  return (
    <ul>
      {passkeys.map((passkey) => (
        <PasskeyRow
          key={passkey.id}
          passkey={passkey}
          endsSecondFactor={isOn && passkeys.length === 1}
        />
      ))}
    </ul>
  );
}

/** Settings: my passkeys, the second factor and its recovery codes. */
export function PasskeysSection() {
  const { t } = useTranslation();
  const { data: passkeys, error, refetch } = usePasskeys();
  const { data: secondFactor } = useQuery(secondFactorQuery);
  return (
    <section aria-label={t("passkeys.title")}>
      <Card className="grid gap-4">
        <div>
          <h2 className="text-xl font-bold">{t("passkeys.title")}</h2>
          <p className="text-sm text-ink-soft">{t("passkeys.hint")}</p>
        </div>
        {error && <LoadError error={error} onRetry={() => void refetch()} />}
        {!passkeys && !error && (
          <Loading label={t("common.loading")}>
            <Skeleton className="h-11" />
          </Loading>
        )}
        {passkeys && <PasskeyList passkeys={passkeys} isOn={secondFactor?.isOn ?? false} />}
        {supportsPasskeys() ? (
          <AddPasskey />
        ) : (
          <p className="text-sm text-ink-faint">{t("passkeys.unsupported")}</p>
        )}
        {passkeys && secondFactor && (
          <div className="border-t border-line pt-4">
            <SecondFactorSettings state={secondFactor} hasPasskey={passkeys.length > 0} />
          </div>
        )}
      </Card>
    </section>
  );
}
