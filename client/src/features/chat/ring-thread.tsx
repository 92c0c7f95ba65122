import { CalendarDays, Ellipsis, RefreshCw, Search } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { Button } from "@/ui/button";
import { Menu, MenuItem } from "@/ui/menu";

/** The menu of a ring's thread: what concerns one person alone is not in it. */
export function RingThreadMenu({
  ringId,
  name,
  onSearch,
  onDay,
  children,
}: {
  ringId: string;
  name: string;
  onSearch: () => void;
  onDay: () => void;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Menu
      trigger={
        <Button
          variant="quiet"
          size="icon"
          aria-label={t("arranging.menu", { name })}
          className="text-ink-faint"
        >
          <Ellipsis aria-hidden="true" />
        </Button>
      }
    >
      <MenuItem onSelect={() => navigate(`/rings/${ringId}`)}>
        <RefreshCw aria-hidden="true" />
        {t("chat.ring.open")}
      </MenuItem>
      <MenuItem onSelect={onSearch}>
        <Search aria-hidden="true" />
        {t("finding.inThis")}
      </MenuItem>
      <MenuItem onSelect={onDay}>
        <CalendarDays aria-hidden="true" />
        {t("finding.day")}
      </MenuItem>
      {children}
    </Menu>
  );
}
