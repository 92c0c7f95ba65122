import { ConnectionLost, errorFrom, type OutboxFile } from "skillswap-sdk";
import { api, unwrap } from "../api/client";
import i18n from "../i18n";
import { UploadRefused } from "./refusals";

/**
 * For which nothing may move: a network that vanishes silently says nothing for many minutes. Longer than the server may
 * take for a picture that waits its turn; the same file sent again is the same file.
 */
export const STALLED_AFTER_MS = 90_000;

interface Sending {
  conversationId: string;
  file: OutboxFile;
  blob: Blob;
  signal: AbortSignal;
  onProgress: (share: number) => void;
}

/**
 * Uploads one file and gives its id on the server; again, with the same `file.id`, gives the same. Raises
 * ConnectionLost, UploadRefused, or the reason of `signal`. `fetch` reports no progress of what it sends.
 */
export async function sendFile(sending: Sending): Promise<string> {
  await signedIn(); // an upload takes long: it begins with a token that is good, and asks for a new one before it
  const answer = await post(sending);
  if (answer.ok) return ((await answer.json()) as { id: string }).id;
  if (answer.status === 401) throw new ConnectionLost(); // signed out meanwhile: it stays in the outbox
  const { code, message, retryAfter } = await errorFrom(answer);
  throw new UploadRefused(sending.file.name, code, message, retryAfter);
}

async function signedIn(): Promise<void> {
  try {
    await unwrap(api.GET("/api/auth/me"));
  } catch {
    throw new ConnectionLost();
  }
}

function formOf({ conversationId, file, blob }: Sending): FormData {
  const form = new FormData();
  form.set("conversationId", conversationId);
  form.set("clientId", file.id);
  if (file.durationMs !== null) form.set("durationMs", String(file.durationMs));
  for (const peak of file.waveform) form.append("waveform", String(peak));
  form.set("file", blob, file.name);
  return form;
}

function post(sending: Sending): Promise<Response> {
  const { signal, onProgress } = sending;
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", "/api/chat/attachments");
    request.setRequestHeader("X-CSRFToken", csrfToken());
    request.setRequestHeader("Accept-Language", i18n.language);
    request.responseType = "text";
    const stalled = stallTimer(() => {
      request.abort();
      reject(new ConnectionLost());
    });
    request.upload.onprogress = ({ loaded, total }) => {
      stalled.restart();
      onProgress(total > 0 ? loaded / total : 0);
    };
    request.onloadend = stalled.stop;
    request.onerror = () => reject(new ConnectionLost());
    request.onload = () => {
      const wait = request.getResponseHeader("Retry-After");
      const headers: Record<string, string> = wait ? { "Retry-After": wait } : {};
      resolve(new Response(request.responseText, { status: request.status, headers }));
    };
    signal.addEventListener("abort", () => {
      request.abort();
      reject(signal.reason);
    });
    request.send(formOf(sending));
  });
}

function stallTimer(onStalled: () => void) {
  let timer: ReturnType<typeof setTimeout>;
  const stop = () => clearTimeout(timer);
  const restart = () => {
    stop();
    timer = setTimeout(onStalled, STALLED_AFTER_MS);
  };
  restart();
  return { restart, stop };
}

function csrfToken(): string {
  return /(?:^|;\s*)csrftoken=([^;]+)/.exec(document.cookie)?.[1] ?? "";
}
