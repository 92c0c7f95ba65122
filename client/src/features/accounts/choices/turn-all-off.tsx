import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "@/ui/button";
import { Notice } from "@/ui/notice";
import { ALL_OFF, type Changes, inverse, isAnyOn, type Preferences } from "./preferences";

const focus = (node: HTMLElement | null) => node?.focus();

/** One button for all mails and pushes, which takes back what it did for as long as the page is open. */
export function TurnAllOff({
  preferences,
  onChange,
}: {
  preferences: Preferences;
  onChange: (changes: Changes) => void;
}) {
  const { t } = useTranslation();
  const [back, setBack] = useState<Changes>();
  const turnOff = () => {
    setBack(inverse(preferences, ALL_OFF));
    onChange(ALL_OFF);
  };
  if (isAnyOn(preferences))
    return (
      // Of two buttons that replace each other the new one takes the focus along.
      <Button
        key="off"
        ref={back && focus}
        variant="secondary"
        className="h-auto min-h-11 py-2 whitespace-normal"
        onClick={turnOff}
      >
        {t("choices.turnAllOff")}
      </Button>
    );
  return (
    <>
      <Notice>{t("choices.allOff")}</Notice>
      {back && (
        <Button key="undo" ref={focus} variant="secondary" onClick={() => onChange(back)}>
          {t("choices.undo")}
        </Button>
      )}
    </>
  );
}
