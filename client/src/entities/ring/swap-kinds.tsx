import { useTranslation } from "react-i18next";
import { NavLink } from "react-router";
import { useSwapsWaiting } from "@/entities/swap/queries";
import { cn } from "@/lib/cn";
import { useRingsWaiting } from "./queries";

/** Above the lists: swaps between two, and rings of three or four. Each says how many wait for my answer. */
export function SwapKinds() {
  const { t } = useTranslation();
  const kinds = [
    { to: "/swaps", label: t("swaps.kinds.two"), count: useSwapsWaiting() },
    { to: "/rings", label: t("swaps.kinds.ring"), count: useRingsWaiting() },
  ];
  return (
    <nav aria-label={t("swaps.kinds.label")} className="mb-4 flex gap-6 border-b border-line">
      {kinds.map(({ to, label, count }) => (
        <NavLink
          key={to}
          to={to}
          className={({ isActive }) =>
            cn(
              "-mb-px inline-flex min-h-11 items-center gap-2 border-b-2 font-semibold",
              isActive
                ? "border-accent text-accent-ink"
                : "border-transparent text-ink-soft hover:text-ink",
            )
          }
        >
          {label}
          {count > 0 && (
            <span className="inline-grid h-5 min-w-5 place-items-center rounded-full bg-second px-1.5 text-xs font-bold text-[#2b1c00]">
              <span aria-hidden="true">{count}</span>
              <span className="sr-only">{t("swaps.waitingCount", { count })}</span>
            </span>
          )}
        </NavLink>
      ))}
    </nav>
  );
}
