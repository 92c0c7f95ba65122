// @vitest-environment jsdom
import { QueryClientProvider } from "@tanstack/react-query";
import { act, render, screen, waitFor } from "@testing-library/react";
import { MemoryRouter } from "react-router";
import { Toaster } from "sonner";
import { expect, it } from "vitest";
import { conversationQuery } from "@/entities/conversation/queries";
import { meQuery } from "@/lib/auth/me";
import { makeQueryClient } from "@/lib/query-cache";
import { emitServerEvent } from "@/lib/realtime/bus";
import { makeConversation, makeMe, makeMessage } from "@/test/factories";
import { MessageToasts } from "./message-toasts";

const LIVE = { replayed: false };

function open() {
  const client = makeQueryClient();
  client.setQueryData(meQuery.queryKey, makeMe());
  client.setQueryData(conversationQuery("c1").queryKey, makeConversation());
  render(
    <QueryClientProvider client={client}>
      <MemoryRouter>
        <MessageToasts />
        <Toaster />
      </MemoryRouter>
    </QueryClientProvider>,
  );
}

const say = (type: string, data: unknown) => act(() => emitServerEvent(type, data, LIVE));
const read = (seq: number, userId = "me") =>
  say("chat:read", { conversationId: "c1", userId, seq, readAt: new Date().toISOString() });

it("a toast goes when what it says was read on another device, and not before", async () => {
  open();
  say("chat:message:new", makeMessage(7, { content: "Are you there?" }));
  expect(await screen.findByText("Are you there?")).toBeInTheDocument();
  read(6);
  read(7, "other");
  await act(() => new Promise((resolve) => setTimeout(resolve)));
  expect(screen.getByText("Are you there?").closest("[data-removed=true]")).toBeNull();
  read(7);
  await waitFor(() => expect(screen.queryByText("Are you there?")).toBeNull());
});

it("a toast goes when its message is deleted", async () => {
  open();
  say("chat:message:new", makeMessage(8, { content: "Oh, wrong one" }));
  expect(await screen.findByText("Oh, wrong one")).toBeInTheDocument();
  say("chat:message:deleted", { id: "m8", conversationId: "c1", seq: 8, deletedAt: "" });
  await waitFor(() => expect(screen.queryByText("Oh, wrong one")).toBeNull());
});
