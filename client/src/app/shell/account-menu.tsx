import {
  ArrowLeftRight,
  ChartNoAxesColumn,
  ChevronsUpDown,
  Coins,
  LogOut,
  Settings,
  Sprout,
  UserRound,
} from "lucide-react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { Avatar } from "@/entities/person/avatar";
import { useProposalsWaiting } from "@/entities/ring/queries";
import { LanguageItems } from "@/features/accounts/formats/language-items";
import { useLogOut } from "@/features/accounts/queries";
import { useMe } from "@/lib/auth/me";
import { usePresence } from "@/lib/realtime/presence";
import { mayLeave } from "@/lib/unsaved";
import { CountBadge } from "@/ui/count-badge";
import { Menu, MenuItem } from "@/ui/menu";

/** Profile, settings and log-out. `wide` shows the name beside the picture. */
export function AccountMenu({ wide = false }: { wide?: boolean }) {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const logOut = useLogOut();
  const { isOnline } = usePresence(me.id);
  const waiting = useProposalsWaiting();
  return (
    <Menu
      align={wide ? "start" : "end"}
      side={wide ? "top" : "bottom"}
      trigger={
        <button
          type="button"
          className="flex min-h-11 items-center gap-3 rounded-control p-1.5 text-start hover:bg-sunken"
        >
          <span className="sr-only">{t("shell.account")}</span>
          <Avatar
            name={me.name}
            url={me.avatarUrl}
            online={isOnline}
            className={wide ? "size-9" : "size-8"}
          />
          {wide && (
            <>
              <span className="min-w-0 flex-1">
                <span dir="auto" className="block truncate text-sm font-semibold">
                  {me.name}
                </span>
                <span className="block truncate text-xs text-ink-faint">
                  <bdi>@{me.username}</bdi>
                </span>
              </span>
              <ChevronsUpDown className="size-4 text-ink-faint" aria-hidden="true" />
            </>
          )}
        </button>
      }
    >
      <MenuItem onSelect={() => void navigate("/profile")}>
        <UserRound aria-hidden="true" />
        {t("shell.profile")}
      </MenuItem>
      <MenuItem onSelect={() => void navigate("/swaps")}>
        <ArrowLeftRight aria-hidden="true" />
        {t("shell.swaps")}
        <CountBadge
          count={waiting}
          screenReaderText={t("swaps.waitingCount", { count: waiting })}
          className="ms-auto"
        />
      </MenuItem>
      <MenuItem onSelect={() => void navigate("/board")}>
        <ChartNoAxesColumn aria-hidden="true" />
        {t("shell.board")}
      </MenuItem>
      <MenuItem onSelect={() => void navigate("/skills")}>
        <Sprout aria-hidden="true" />
        {t("shell.skills")}
      </MenuItem>
      <MenuItem onSelect={() => void navigate("/credits")}>
        <Coins aria-hidden="true" />
        {t("shell.credits")}
      </MenuItem>
      <MenuItem onSelect={() => void navigate("/settings")}>
        <Settings aria-hidden="true" />
        {t("shell.settings")}
      </MenuItem>
      <MenuItem onSelect={() => void mayLeave().then((leaves) => leaves && logOut())}>
        <LogOut aria-hidden="true" />
        {t("shell.logOut")}
      </MenuItem>
      <LanguageItems />
    </Menu>
  );
}
