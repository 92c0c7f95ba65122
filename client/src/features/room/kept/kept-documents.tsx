import "@/lib/i18n/room-texts";
import { useQuery } from "@tanstack/react-query";
import { FileText, Shapes } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Session } from "skillswap-sdk";
import { api, unwrap } from "@/lib/api/client";
import { topicName } from "@/lib/i18n/topics";
import { Button } from "@/ui/button";
import { Card } from "@/ui/card";
import { late } from "@/ui/late";

const KeptBoard = late(() => import("./kept-board").then(({ KeptBoard }) => KeptBoard));
const KeptText = late(() => import("./kept-text").then(({ KeptText }) => KeptText));
const PARTS = { board: [Shapes, KeptBoard], text: [FileText, KeptText] } as const;
const STARTED = new Set<Session["status"]>(["in_progress", "completed", "no_show", "abandoned"]);

/** What the two drew and wrote in a session, to be opened on its page; nothing while there is nothing. */
export function KeptDocuments({ session, className }: { session: Session; className?: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<"board" | "text" | null>(null);
  const path = { session_id: session.id };
  const { data = [] } = useQuery({
    queryKey: ["session-document", session.id],
    queryFn: () => unwrap(api.GET("/api/sessions/{session_id}/documents", { params: { path } })),
    enabled: STARTED.has(session.status) && !session.isReduced,
  });
  if (data.length === 0) return null;
  const Opened = open && PARTS[open][1];
  return (
    <Card className={className}>
      <div className="grid gap-3">
        <h2 className="text-xl font-bold">{t("shared.kept.title")}</h2>
        <div className="flex flex-wrap gap-2">
          {data.map(({ document }) => {
            const Icon = PARTS[document][0];
            return (
              <Button
                key={document}
                variant="secondary"
                size="sm"
                aria-expanded={open === document}
                onClick={() => setOpen(open === document ? null : document)}
              >
                <Icon aria-hidden="true" />
                {t(`shared.${document}.title`)}
              </Button>
            );
          })}
        </div>
        {Opened && <Opened sessionId={session.id} skill={topicName(session.skill.name)} />}
      </div>
    </Card>
  );
}
