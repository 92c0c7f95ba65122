import { Command } from "cmdk";
import { Search } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useDebounced } from "@/lib/use-debounced";
import { useFocusReturn } from "@/ui/use-focus-return";
import { Actions } from "./actions-group";
import { Conversations } from "./conversations-group";
import { Pages } from "./pages-group";
import { People } from "./people-group";
import { Skills } from "./skills-group";

const SETTLED_MS = 250;

/** Everything by its name: pages, actions, people, skills and conversations. Arrow keys choose, Enter opens. */
export function PaletteDialog({ onDone, onHelp }: { onDone: () => void; onHelp: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [text, setText] = useState("");
  const asked = useDebounced(text.trim(), SETTLED_MS);
  const input = useRef<HTMLInputElement>(null);
  const focusReturn = useFocusReturn(input);
  const go = (to: string) => {
    onDone();
    void navigate(to);
  };
  return (
    <Radix.Root open onOpenChange={(open) => !open && onDone()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-[rgb(20_18_12/0.5)]" />
        <Radix.Content
          {...focusReturn}
          aria-describedby={undefined}
          className="fixed inset-x-3 top-[10dvh] z-50 mx-auto max-w-xl animate-rise rounded-card bg-surface shadow-high outline-none"
        >
          <Radix.Title className="sr-only">{t("palette.title")}</Radix.Title>
          <Command label={t("palette.title")} loop shouldFilter={false}>
            <div className="flex items-center gap-3 border-b border-line px-4">
              <Search className="size-5 shrink-0 text-ink-faint" aria-hidden="true" />
              <Command.Input
                ref={input}
                value={text}
                onValueChange={setText}
                placeholder={t("palette.placeholder")}
                className="h-14 w-full bg-transparent outline-none"
              />
            </div>
            <Command.List className="max-h-[60dvh] overflow-y-auto overscroll-contain p-2">
              <Command.Empty className="px-3 py-8 text-center text-ink-soft">
                {t("palette.nothing")}
              </Command.Empty>
              <Pages text={text} go={go} />
              <Conversations text={text} go={go} />
              <People text={asked} go={go} />
              <Skills text={asked} go={go} />
              <Actions text={text} go={go} onDone={onDone} onHelp={onHelp} />
            </Command.List>
          </Command>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
