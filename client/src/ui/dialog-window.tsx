import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode, RefObject } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "./button";
import { useFocusReturn } from "./use-focus-return";

export interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  text?: string;
  focus?: RefObject<HTMLElement | null>;
  children: ReactNode;
}

/** A dialog that is open: `Dialog` fetches this code. */
export function DialogWindow({ open, onOpenChange, title, text, focus, children }: DialogProps) {
  const { t } = useTranslation();
  const focusReturn = useFocusReturn(focus);
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-[rgb(20_18_12/0.5)]" />
        <Radix.Content
          {...focusReturn}
          {...(text ? {} : { "aria-describedby": undefined })}
          className="fixed inset-x-0 bottom-0 z-50 max-h-[92dvh] max-sm:max-h-[96dvh] animate-rise overflow-y-auto rounded-t-card bg-surface p-5 shadow-high outline-none sm:inset-auto sm:top-1/2 sm:left-1/2 sm:w-[min(34rem,92vw)] sm:-translate-1/2 sm:rounded-card sm:p-7"
        >
          <div className="mb-3 flex sm:mb-4 items-start justify-between gap-4">
            <div className="grid gap-1">
              <Radix.Title className="text-lg font-bold sm:text-xl">{title}</Radix.Title>
              {text && (
                <Radix.Description className="text-ink-soft max-sm:text-sm">
                  {text}
                </Radix.Description>
              )}
            </div>
            <Radix.Close asChild>
              <Button
                variant="quiet"
                size="icon"
                className="-mt-2 -me-2"
                aria-label={t("common.close")}
              >
                <X aria-hidden="true" />
              </Button>
            </Radix.Close>
          </div>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
