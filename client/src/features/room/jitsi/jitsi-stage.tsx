import { ExternalLink } from "lucide-react";
import { type ReactNode, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { View } from "@/entities/session/view";
import { cn } from "@/lib/cn";
import { useInCall } from "@/lib/unsaved";
import { Button } from "@/ui/button";
import { Spinner } from "@/ui/spinner";
import { addressOf, type JitsiPlace } from "./external-api";
import { type Jitsi, useJitsi } from "./use-jitsi";

/** The same room in a tab of its own, which may not be reached from here again. */
function TabLink({ place, jitsi }: { place: JitsiPlace; jitsi: Jitsi }) {
  const { t } = useTranslation();
  return (
    <a
      href={addressOf(place)}
      target="_blank"
      rel="noopener noreferrer"
      onClick={jitsi.moveToTab}
      className="inline-flex h-11 items-center gap-2 rounded-control bg-accent px-5 font-semibold text-on-accent hover:bg-accent-hover"
    >
      <ExternalLink aria-hidden="true" className="size-[1.15em]" />
      {t("jitsi.openTab")}
    </a>
  );
}

function Middle({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <div className="grid h-full content-center justify-items-center gap-4 p-6 text-center">
      <h2 className="text-xl font-bold">{title}</h2>
      <p className="max-w-md text-ink-soft">{text}</p>
      <div className="flex flex-wrap justify-center gap-2">{children}</div>
    </div>
  );
}

/** What is said in place of Jitsi's frame; null while it is shown. */
function Instead({ jitsi, place, view }: { jitsi: Jitsi; place: JitsiPlace; view: View }) {
  const { t } = useTranslation();
  const words = (of: "failed" | "left" | "elsewhere" | "tab") => ({
    title: t(`jitsi.${of}Title`),
    text: t(`jitsi.${of}Text`, { host: place.domain, name: view.other.name }),
  });
  switch (jitsi.state) {
    case "failed":
      return (
        <Middle {...words("failed")}>
          <TabLink place={place} jitsi={jitsi} />
          <Button variant="secondary" onClick={jitsi.again}>
            {t("jitsi.again")}
          </Button>
        </Middle>
      );
    case "left":
    case "elsewhere":
      return (
        <Middle {...words(jitsi.state)}>
          <Button onClick={jitsi.again}>
            {t(jitsi.state === "left" ? "jitsi.joinAgain" : "jitsi.takeBack")}
          </Button>
        </Middle>
      );
    case "tab":
      return (
        <Middle {...words("tab")}>
          <TabLink place={place} jitsi={jitsi} />
          <Button variant="secondary" onClick={jitsi.leave}>
            {t("jitsi.leave")}
          </Button>
        </Middle>
      );
    default:
      return null;
  }
}

function Loading({ host }: { host: string }) {
  const { t } = useTranslation();
  return (
    <p className="absolute inset-0 flex items-center justify-center gap-2 text-ink-soft">
      <Spinner />
      {t("jitsi.loading", { host })}
    </p>
  );
}

/** The embedded Jitsi, and what is said while it loads, when it fails and when the call is over. */
export function JitsiStage({ view, place }: { view: View; place: JitsiPlace }) {
  const { t } = useTranslation();
  const parent = useRef<HTMLDivElement>(null);
  const [first] = useState(place); // each admission has another token; a new one would begin the call anew
  const jitsi = useJitsi(view, first, parent);
  useInCall(jitsi.state === "in" || jitsi.state === "tab");
  const isShown = jitsi.state === "open" || jitsi.state === "in";
  return (
    <section
      aria-label={t("jitsi.label")}
      className="relative min-h-80 min-w-0 flex-1 overflow-hidden rounded-card bg-surface"
    >
      {jitsi.state === "loading" && <Loading host={first.domain} />}
      <div ref={parent} className={cn("absolute inset-0", !isShown && "hidden")} />
      <Instead jitsi={jitsi} place={first} view={view} />
      <p role="status" className="sr-only">
        {jitsi.isTogether ? t("jitsi.together", { name: view.other.name }) : ""}
      </p>
    </section>
  );
}
