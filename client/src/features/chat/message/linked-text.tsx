import { Link } from "react-router";
import { linkParts, type TextPart } from "@/lib/links";

const LINK = "underline underline-offset-2 [overflow-wrap:anywhere]";

function LinkedPart({ text, href, path, leadsTo }: TextPart) {
  if (path)
    return (
      <Link to={path} className={LINK}>
        {text}
      </Link>
    );
  if (!href) return text;
  return (
    <>
      <a href={href} target="_blank" rel="noopener noreferrer nofollow" className={LINK}>
        {text}
      </a>
      {leadsTo && <span className="text-sm opacity-85"> ({leadsTo})</span>}
    </>
  );
}

/** A text of people in its own direction, with its links: our own pages open in this window, others in a new tab. */
export function LinkedText({ text }: { text: string }) {
  let at = 0;
  return (
    <div dir="auto">
      {linkParts(text).map((part) => {
        const key = at;
        at += part.text.length;
        return <LinkedPart key={key} {...part} />;
      })}
    </div>
  );
}
