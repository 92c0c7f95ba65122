// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import type { Attachment } from "@/entities/conversation/files-text";
import { makeAttachment } from "@/test/factories";
import { Attachments } from "./attachments";
import { closeViewer, viewer } from "./files/viewer-store";

const file = makeAttachment();

function show(files: Attachment[]) {
  return render(
    <QueryClientProvider client={new QueryClient()}>
      <Attachments files={files} conversationId="c" />
    </QueryClientProvider>,
  );
}

it("offers a file as a download with its name and size", () => {
  show([file]);
  const link = screen.getByRole("link", { name: /chords\.pdf 2/ });
  expect(link).toHaveAttribute("href", file.url);
  expect(link).toHaveAttribute("download", file.name);
});

it("shows the small copy of a picture in a box of its shape, and opens it", () => {
  const small = `${file.url}/thumbnail`;
  const picture = { name: "beach.jpg", contentType: "image/webp", thumbnailUrl: small };
  show([makeAttachment({ ...picture, width: 1600, height: 900 })]);
  expect(screen.getByRole("img", { name: "beach.jpg" })).toHaveAttribute("src", small);
  const opener = screen.getByRole("button", { name: "Open photo beach.jpg" });
  expect(opener.style.aspectRatio).toBe("288 / 162");
  opener.click();
  expect(viewer.get()).toMatchObject({ index: 0 });
  closeViewer();
});

it("shows nothing for a message without files", () => {
  const { container } = show([]);
  expect(container).toBeEmptyDOMElement();
});
