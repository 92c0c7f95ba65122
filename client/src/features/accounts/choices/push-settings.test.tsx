// @vitest-environment jsdom
import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { configQuery } from "@/lib/api/config";
import { makeQueryClient } from "@/lib/query-cache";
import { PushSettings } from "./push-settings";

const IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) Mobile/15E148 Safari/604.1";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function open(pushKey: string | null) {
  const client = makeQueryClient();
  client.setQueryData(configQuery.queryKey, { pushKey } as never);
  return render(
    <QueryClientProvider client={client}>
      <PushSettings />
    </QueryClientProvider>,
  );
}

it("is not there where the server sends no pushes", async () => {
  const { container } = open(null);
  await vi.waitFor(() => expect(container).toBeEmptyDOMElement());
});

it("says that a browser cannot", async () => {
  open("key");
  expect(await screen.findByText(/This browser cannot show notifications/)).toBeVisible();
});

it("says how an iPhone can", async () => {
  vi.spyOn(navigator, "userAgent", "get").mockReturnValue(IPHONE);
  vi.stubGlobal("matchMedia", () => ({ matches: false }));
  open("key");
  expect(await screen.findByText(/Add to Home Screen/)).toBeVisible();
});
