// @vitest-environment jsdom
import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { meQuery } from "@/lib/auth/me";
import { makeQueryClient } from "@/lib/query-cache";
import { makeMe } from "@/test/factories";
import { ReportDialog } from "./report-dialog";

const at = (path: string) => `${location.origin}${path}`;
const server = setupServer();
beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const sent: unknown[] = [];
let answer = () => HttpResponse.json({}, { status: 201 });
beforeEach(() => {
  sent.length = 0;
  answer = () => HttpResponse.json({}, { status: 201 });
  server.use(
    http.get(at("/api/auth/me"), () => HttpResponse.json({})),
    http.post(at("/api/reports"), async ({ request }) => {
      sent.push(await request.json());
      return answer();
    }),
  );
});

function open() {
  const onDone = vi.fn();
  const client = makeQueryClient();
  client.setQueryData(meQuery.queryKey, makeMe());
  render(
    <QueryClientProvider client={client}>
      <ReportDialog kind="user" id="p1" name="Omar" onDone={onDone} />
    </QueryClientProvider>,
  );
  return onDone;
}

it("asks for a reason first, then sends it with the details and closes", async () => {
  const onDone = open();
  const user = userEvent.setup();
  await user.click(await screen.findByRole("button", { name: "Send report" }));
  expect(screen.getByRole("alert")).toHaveTextContent("Choose what is wrong.");
  expect(sent).toEqual([]);
  await user.click(screen.getByRole("radio", { name: "Fraud or asking for money" }));
  await user.type(await screen.findByLabelText("Details (optional)"), " To everyone ");
  await user.click(await screen.findByRole("button", { name: "Send report" }));
  await vi.waitFor(() => expect(onDone).toHaveBeenCalled());
  expect(sent).toEqual([{ kind: "user", id: "p1", reason: "scam", details: "To everyone" }]);
});

it("stays open and says why when the server refuses", async () => {
  answer = () =>
    HttpResponse.json({ code: "not_found", message: "There is nothing here." }, { status: 404 });
  const onDone = open();
  const user = userEvent.setup();
  await user.click(await screen.findByRole("radio", { name: "Something else" }));
  await user.click(await screen.findByRole("button", { name: "Send report" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("There is nothing here.");
  expect(onDone).not.toHaveBeenCalled();
});

it("keeps what was begun when it is closed, and forgets it once it is sent", async () => {
  const onDone = open();
  const user = userEvent.setup();
  await user.type(await screen.findByLabelText("Details (optional)"), "They asked for money");
  await user.keyboard("{Escape}");
  expect(onDone).toHaveBeenCalled();
  cleanup();
  open();
  expect(await screen.findByLabelText("Details (optional)")).toHaveValue("They asked for money");
  await user.click(screen.getByRole("radio", { name: "Fraud or asking for money" }));
  await user.click(await screen.findByRole("button", { name: "Send report" }));
  await vi.waitFor(() => expect(sent).toHaveLength(1));
  cleanup();
  open();
  expect(await screen.findByLabelText("Details (optional)")).toHaveValue("");
});
