import { EyeOff } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { PersonRef } from "skillswap-sdk";
import { MenuItem } from "@/ui/menu";
import { useDismissPerson } from "./actions";

/** "Not for me" in a person's menu. */
export function DismissItem({ person }: { person: PersonRef }) {
  const { t } = useTranslation();
  const dismiss = useDismissPerson();
  return (
    <MenuItem onSelect={() => dismiss.mutate({ id: person.id, name: person.name })}>
      <EyeOff aria-hidden="true" />
      {t("saved.dismiss")}
    </MenuItem>
  );
}
