import type { Attachment } from "@/entities/conversation/files-text";
import { createStore } from "@/lib/store";

/** What the viewer shows: some pictures, and which of them; null while it is closed. */
export const viewer = createStore<{ pictures: Attachment[]; index: number } | null>(null);

export function openViewer(pictures: Attachment[], id: string): void {
  viewer.set({
    pictures,
    index: Math.max(
      0,
      pictures.findIndex((one) => one.id === id),
    ),
  });
}

export const closeViewer = (): void => viewer.set(null);

/** Goes on by `step` pictures, and stays at the first and the last. */
export function goBy(step: number): void {
  const now = viewer.get();
  if (!now) return;
  const index = Math.min(now.pictures.length - 1, Math.max(0, now.index + step));
  viewer.set({ ...now, index });
}
