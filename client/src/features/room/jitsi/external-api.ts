/** A room of the Jitsi that this server is set to, and my token for it. */
export interface JitsiPlace {
  domain: string;
  room: string;
  token: string;
}

/** What we hear of an embedded Jitsi (jitsi.github.io/handbook, “IFrame API: events”). */
export interface JitsiEvents {
  videoConferenceJoined: { id: string };
  videoConferenceLeft: object;
  participantJoined: { id: string };
  participantLeft: { id: string };
  readyToClose: object;
  errorOccurred: { isFatal?: boolean; error?: { isFatal?: boolean } };
}

/** What we use of its external API. */
export interface JitsiApi {
  addListener<K extends keyof JitsiEvents>(event: K, hear: (data: JitsiEvents[K]) => void): void;
  getIFrame(): HTMLIFrameElement;
  dispose(): void;
}

type JitsiMaker = new (domain: string, options: object) => JitsiApi;

const PATIENCE_MS = 30_000;
const scripts = new Map<string, Promise<JitsiMaker>>();

/** The `external_api.js` of that Jitsi, loaded once. Rejects when it does not come; the next call tries again. */
export function jitsiMaker(domain: string): Promise<JitsiMaker> {
  const known = scripts.get(domain);
  if (known) return known;
  const loading = load(`https://${domain}/external_api.js`);
  scripts.set(domain, loading);
  loading.catch(() => scripts.delete(domain));
  return loading;
}

function load(src: string): Promise<JitsiMaker> {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    const fail = () => {
      clearTimeout(timer);
      script.remove();
      reject(new Error(`${src} did not load.`));
    };
    const timer = setTimeout(fail, PATIENCE_MS);
    script.src = src;
    script.referrerPolicy = "origin";
    script.onerror = fail;
    script.onload = () => {
      clearTimeout(timer);
      const made = (window as { JitsiMeetExternalAPI?: JitsiMaker }).JitsiMeetExternalAPI;
      if (made) resolve(made);
      else fail();
    };
    document.head.append(script);
  });
}

export interface Embedding {
  place: JitsiPlace;
  parent: HTMLElement;
  /** My name, as the other one reads it. */
  name: string;
  /** What stands over the call. */
  subject: string;
  language: string;
}

/** Jitsi in a frame inside `parent`. Everything that records or sends the call on is turned off. */
export async function embedded({
  place,
  parent,
  name,
  subject,
  language,
}: Embedding): Promise<JitsiApi> {
  const Maker = await jitsiMaker(place.domain);
  const api = new Maker(place.domain, {
    roomName: place.room,
    jwt: place.token,
    parentNode: parent,
    width: "100%",
    height: "100%",
    lang: language,
    userInfo: { displayName: name },
    configOverwrite: {
      subject,
      disableDeepLinking: true, // phones would show a page about Jitsi's app instead
      disableInviteFunctions: true,
      fileRecordingsEnabled: false,
      recordingService: { enabled: false },
      localRecording: { disable: true },
      liveStreaming: { enabled: false },
      transcription: { enabled: false },
    },
  });
  api.getIFrame().title = subject;
  return api;
}

/** The same room as a page of its own. */
export function addressOf({ domain, room, token }: JitsiPlace): string {
  return `https://${domain}/${encodeURIComponent(room)}?jwt=${encodeURIComponent(token)}`;
}
