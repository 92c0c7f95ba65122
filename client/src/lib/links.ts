import LinkifyIt from "linkify-it";

/** A stretch of a text: plain, or a link with where it leads. */
export interface TextPart {
  text: string;
  href?: string;
  /** The address within this site, of a link to a page of ours. */
  path?: string;
  /** Where it really leads, when the text does not show that plainly. */
  leadsTo?: string;
}

const PROTOCOLS = ["http:", "https:", "mailto:"];
/** Paths of this site that are no pages of this client. */
const NOT_PAGES = /^\/(api|admin|static|media|ws|socket\.io)(\/|$)/;
const ASCII = /^[\u0020-\u007e]*$/;

// `//host` and ftp: are not what people mean; linkify-it knows neither javascript: nor data:.
const linkify = new LinkifyIt().add("//", null).add("ftp:", null);

/** The parts of a text in order; nothing of it is lost or changed. */
export function linkParts(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let at = 0;
  for (const { index, lastIndex, url, text: shown } of linkify.match(text) ?? []) {
    const target = targetOf(url, shown);
    if (!target) continue;
    if (index > at) parts.push({ text: text.slice(at, index) });
    parts.push({ text: shown, ...target });
    at = lastIndex;
  }
  if (at < text.length) parts.push({ text: text.slice(at) });
  return parts;
}

function targetOf(address: string, shown: string): Omit<TextPart, "text"> | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (!PROTOCOLS.includes(url.protocol)) return null;
  if (url.protocol === "mailto:") return ASCII.test(shown) ? { href: address } : null;
  const path = url.pathname + url.search + url.hash;
  if (url.origin === location.origin && !NOT_PAGES.test(url.pathname))
    return { href: url.href, path };
  return { href: url.href, ...(isPlain(url, shown) ? {} : { leadsTo: url.host }) };
}

/** Whether a reader sees the host: no letters of other alphabets that look like ours, no name in front of it. */
function isPlain({ hostname, username, password }: URL, shown: string): boolean {
  return !username && !password && shown.toLowerCase().includes(hostname);
}
