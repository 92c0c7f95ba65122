import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";
import { api, unwrap } from "@/lib/api/client";
import { describeError } from "@/lib/api/describe";
import { meQuery, useMe } from "@/lib/auth/me";
import { Card } from "@/ui/card";
import { SwitchRow } from "@/ui/switch";

type Sharing = { showLastSeen: boolean } | { showReadReceipts: boolean };

/** What was fetched before may show what is hidden now, so it is thrown away. */
const ABOUT_OTHERS = ["conversations", "conversation", "messages", "people", "matches"];

/** Shows the change at once and takes it back when the server refuses. */
function useShare() {
  const cache = useQueryClient();
  const show = (sharing: Sharing) =>
    cache.setQueryData(meQuery.queryKey, (me) => (me ? { ...me, ...sharing } : me));
  return useMutation({
    scope: { id: "sharing" },
    mutationFn: (body: Sharing) => unwrap(api.PATCH("/api/users/profile", { body })),
    onMutate: show,
    onSuccess: (me) => {
      cache.setQueryData(meQuery.queryKey, me);
      for (const key of ABOUT_OTHERS) void cache.resetQueries({ queryKey: [key] });
    },
    onError: (error, sharing) => {
      show(
        "showLastSeen" in sharing
          ? { showLastSeen: !sharing.showLastSeen }
          : { showReadReceipts: !sharing.showReadReceipts },
      );
      toast.error(describeError(error));
    },
  });
}

/** What others see of me while I see it of them. */
export function PrivacySettings() {
  const { t } = useTranslation();
  const me = useMe();
  const share = useShare();
  return (
    <section aria-labelledby="privacy-settings">
      <Card>
        <h2 id="privacy-settings" className="mb-1 text-xl font-bold">
          {t("choices.privacy")}
        </h2>
        <div className="divide-y divide-line">
          <SwitchRow
            label={t("choices.lastSeen")}
            hint={t("choices.lastSeenHint")}
            checked={me.showLastSeen}
            onChange={(showLastSeen) => share.mutate({ showLastSeen })}
          />
          <SwitchRow
            label={t("choices.readReceipts")}
            hint={t("choices.readReceiptsHint")}
            checked={me.showReadReceipts}
            onChange={(showReadReceipts) => share.mutate({ showReadReceipts })}
          />
        </div>
      </Card>
    </section>
  );
}
