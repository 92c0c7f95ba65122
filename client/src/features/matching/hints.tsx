import { useQuery } from "@tanstack/react-query";
import { ArrowRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { hintsQuery } from "./queries";

const LEADS_TO = {
  add_learn: "/skills",
  add_offer: "/skills",
  add_availability: "/profile#availability",
  add_language: "/profile",
  broaden_level: "/skills",
  complete_profile: "/profile",
} as const;

function isKnown(code: string): code is keyof typeof LEADS_TO {
  return code in LEADS_TO;
}

/** Hints how to get more matches, each with a link. */
export function Hints() {
  const { t } = useTranslation();
  const { data = [] } = useQuery(hintsQuery);
  return (
    <ul className="grid w-full max-w-xl gap-2 text-start">
      {data.map(({ code, message }) => (
        <li key={code}>
          <Link
            to={isKnown(code) ? LEADS_TO[code] : "/profile"}
            className="flex items-center gap-4 rounded-control border border-line bg-surface p-4 hover:border-accent"
          >
            <span className="flex-1">
              {isKnown(code) && (
                <span className="block font-semibold">{t(`matches.hintAction.${code}`)}</span>
              )}
              <span className="block text-sm text-ink-soft">{message}</span>
            </span>
            <ArrowRight className="size-5 shrink-0 text-accent" aria-hidden="true" />
          </Link>
        </li>
      ))}
    </ul>
  );
}
