import { useEffect, useRef, useState } from "react";
import { sendFile } from "@/lib/files/send-file";

interface Upload {
  name: string;
  /** 0 to 1. */
  share: number;
}

/** Uploads one file to a conversation; gives its id there. Leaving the page stops it. */
export function useUpload(conversationId: string) {
  const [upload, setUpload] = useState<Upload | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  async function send(blob: File): Promise<string> {
    const control = new AbortController();
    running.current = control;
    const { name, type: contentType, size } = blob;
    const file = { id: crypto.randomUUID(), name, contentType, size };
    const plain = { width: null, height: null, durationMs: null, waveform: [] };
    setUpload({ name, share: 0 });
    try {
      return await sendFile({
        conversationId,
        file: { ...file, ...plain },
        blob,
        signal: control.signal,
        onProgress: (share) => setUpload({ name, share }),
      });
    } finally {
      setUpload(null);
    }
  }
  return { upload, send, stop: () => running.current?.abort() };
}
