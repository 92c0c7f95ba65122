import { useQuery } from "@tanstack/react-query";
import { type ClipboardEvent, useEffect, useEffectEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { OutboxFile } from "skillswap-sdk";
import { configQuery } from "@/lib/api/config";
import { useMe } from "@/lib/auth/me";
import { chosenKey, readChosen, writeChosen } from "@/lib/files/chosen";
import { filesOf, keepFile, readFile, removeFile } from "@/lib/files/file-store";
import { downscaled } from "./downscale";

const MEGABYTE = 1024 * 1024;
const KEPT_MEGABYTES = 200;
const USUAL = { attachmentMegabytes: 25, attachmentsPerMessage: 10 };

export interface ChosenFile extends OutboxFile {
  blob: Blob;
  /** For a preview, while it is in the list. */
  url: string;
}

async function chosenFrom(file: File): Promise<ChosenFile> {
  const isPicture = file.type.startsWith("image/") && file.type !== "image/svg+xml";
  const { blob, width, height } = isPicture
    ? await downscaled(file)
    : { blob: file, width: null, height: null };
  return {
    id: crypto.randomUUID(),
    name: file.name || "photo",
    contentType: file.type || "application/octet-stream",
    size: blob.size,
    width,
    height,
    durationMs: null,
    waveform: [],
    blob,
    url: URL.createObjectURL(blob),
  };
}

async function restored(file: OutboxFile): Promise<ChosenFile | null> {
  const blob = (await readFile(file.id))?.blob;
  return blob ? { ...file, blob, url: URL.createObjectURL(blob) } : null;
}

/**
 * The files that the next message of a conversation will carry, and in words why others will not. They are kept in
 * this browser, as the text is: they outlast a reload, and its tabs show the same.
 */
export function useChosenFiles(conversationId: string) {
  const { t } = useTranslation();
  const me = useMe();
  const limits = { ...USUAL, ...useQuery(configQuery).data?.limits };
  const [chosen, setChosen] = useState<ChosenFile[]>([]);
  const [refusals, setRefusals] = useState<string[]>([]);
  const [preparing, setPreparing] = useState(0);
  /** As `chosen`, for what goes on after a wait. */
  const list = useRef<ChosenFile[]>([]);
  const urls = useRef(new Set<string>());

  function show(files: ChosenFile[]) {
    list.current = files;
    for (const { url } of files) urls.current.add(url);
    setChosen(files);
  }

  function change(files: ChosenFile[]) {
    show(files);
    writeChosen(me.id, conversationId, files.map(outboxFile));
  }

  /** Shows what is kept. It is read anew after the wait, in which files may have come or gone. */
  async function restore() {
    const isNew = ({ id }: OutboxFile) => !list.current.some((file) => file.id === id);
    const found = await Promise.all(readChosen(me.id, conversationId).filter(isNew).map(restored));
    const known = [...found.filter((file) => file !== null), ...list.current];
    const kept = readChosen(me.id, conversationId);
    show(kept.flatMap(({ id }) => known.find((file) => file.id === id) ?? []));
  }

  const onKept = useEffectEvent(() => void restore());
  useEffect(() => {
    onKept();
    const key = chosenKey(me.id, conversationId);
    const onStorage = (event: StorageEvent) => event.key === key && onKept();
    window.addEventListener("storage", onStorage);
    const made = urls.current;
    return () => {
      window.removeEventListener("storage", onStorage);
      for (const url of made) URL.revokeObjectURL(url);
    };
  }, [me.id, conversationId]);

  async function add(files: File[]) {
    setPreparing((count) => count + files.length);
    try {
      await prepare(files);
    } finally {
      setPreparing((count) => count - files.length);
    }
  }

  async function prepare(files: File[]) {
    const refused: string[] = [];
    const taken: ChosenFile[] = [];
    await restore();
    let kept = (await filesOf(me.id)).reduce((sum, { blob }) => sum + blob.size, 0);
    for (const file of files) {
      const { name } = file;
      const made = await chosenFrom(file);
      urls.current.add(made.url);
      if (made.size === 0) refused.push(t("files.empty", { name }));
      else if (made.size > limits.attachmentMegabytes * MEGABYTE)
        refused.push(t("files.tooLarge", { name, most: limits.attachmentMegabytes }));
      else if (list.current.length + taken.length >= limits.attachmentsPerMessage)
        refused.push(t("files.atMost", { name, count: limits.attachmentsPerMessage }));
      else if (kept + made.size > KEPT_MEGABYTES * MEGABYTE)
        refused.push(t("files.full", { name }));
      else {
        kept += made.size;
        taken.push(made);
      }
    }
    setRefusals(refused);
    change([...list.current, ...taken]); // named first: another tab sweeps what nobody names
    await Promise.all(taken.map(({ id, blob }) => keep(id, blob, me.id)));
  }

  return {
    chosen,
    refusals,
    /** How many more are on their way into the list: photos are made smaller first, which takes a phone a while. */
    preparing,
    add: (files: Iterable<File>) => void add([...files]),
    remove: (id: string) => {
      change(list.current.filter((file) => file.id !== id));
      void removeFile(id);
    },
    /** Empties the list: what was in it goes with a message from now on. */
    take: (): OutboxFile[] => {
      const taken = list.current.map(outboxFile);
      change([]);
      setRefusals([]);
      return taken;
    },
  };
}

/** Takes the files that are pasted; a text that is pasted goes its own way. */
export function pastedFiles(event: ClipboardEvent, take: (files: File[]) => void): void {
  const files = [...event.clipboardData.files];
  if (files.length === 0 || event.clipboardData.types.includes("text/plain")) return;
  event.preventDefault();
  take(files);
}

export type ChosenFiles = ReturnType<typeof useChosenFiles>;

const keep = (id: string, blob: Blob, userId: string) =>
  keepFile({ id, userId, blob, attachmentId: null });

function outboxFile(file: OutboxFile): OutboxFile {
  const { id, name, contentType, size, width, height, durationMs, waveform } = file;
  return { id, name, contentType, size, width, height, durationMs, waveform };
}

/** Keeps files in this browser until they are sent; what is to be sent of them. */
export async function keepAll(
  files: readonly (OutboxFile & { blob: Blob })[],
  userId: string,
): Promise<OutboxFile[]> {
  await Promise.all(files.map(({ id, blob }) => keep(id, blob, userId)));
  return files.map(outboxFile);
}
