// @vitest-environment jsdom
import { describe, expect, it } from "vitest";
import { linkParts } from "./links";

const links = (text: string) => linkParts(text).filter(({ href }) => href);
const hrefs = (text: string) => links(text).map(({ href }) => href);

describe("links in a text", () => {
  it("are found with and without a protocol, and no character of the text is lost", () => {
    const text = "See https://example.org/a?b=c#d, or example.com. Bye!";
    expect(hrefs(text)).toEqual(["https://example.org/a?b=c#d", "http://example.com/"]);
    expect(
      linkParts(text)
        .map((part) => part.text)
        .join(""),
    ).toBe(text);
  });

  it("keep balanced brackets and leave those around them out", () => {
    expect(hrefs("(https://en.wikipedia.org/wiki/Scale_(music))")).toEqual([
      "https://en.wikipedia.org/wiki/Scale_(music)",
    ]);
  });

  it.each([
    "javascript:alert(1)",
    "JavaScript://example.org/%0aalert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "file:///etc/passwd",
    "ftp://example.org/x",
    "//example.org/x",
  ])("lead to web pages only: %s", (text) => {
    for (const href of hrefs(text)) expect(href).toMatch(/^https?:\/\//);
    expect(hrefs(text).filter((href) => href?.includes("alert"))).toEqual([]);
  });

  it("say where they really lead when the letters only look like ours", () => {
    expect(links("https://аррӏе.com/login")[0]?.leadsTo).toBe("xn--80ak6aa92e.com");
    expect(links("https://münchen.de")[0]?.leadsTo).toBe("xn--mnchen-3ya.de");
    expect(links("https://xn--mnchen-3ya.de")[0]?.leadsTo).toBeUndefined();
    expect(links("https://paypal.com@evil.example")[0]?.leadsTo).toBe("evil.example");
    expect(links("https://Example.ORG/A")[0]?.leadsTo).toBeUndefined();
  });

  it("stay in this window when they lead to a page of ours", () => {
    const [page] = links(`${location.origin}/people/1?a=b`);
    expect(page?.path).toBe("/people/1?a=b");
    expect(links(`${location.origin}/api/chat/attachments/1`)[0]?.path).toBeUndefined();
    expect(links("https://example.org/people/1")[0]?.path).toBeUndefined();
  });

  it("are not made of what has only the look of one", () => {
    expect(hrefs("e.g. 3.5 or v1.2, see ch.4")).toEqual([]);
  });
});
