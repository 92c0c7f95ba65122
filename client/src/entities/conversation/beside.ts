import { useEffect, useEffectEvent } from "react";
import { createStore } from "@/lib/store";

/** The conversation that can be opened beside something that must not be left, such as a call. */
interface Beside {
  conversationId: string;
  isOpen: boolean;
  open: () => void;
}

export const beside = createStore<Beside | null>(null);

/** While shown, messages of this conversation open beside the page, and others in a new tab. */
export function useBeside(conversationId: string, isOpen: boolean, open: () => void): void {
  const onOpen = useEffectEvent(open);
  useEffect(() => {
    beside.set({ conversationId, isOpen, open: () => onOpen() });
    return () => beside.set(null);
  }, [conversationId, isOpen]);
}
