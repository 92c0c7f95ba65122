// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import * as Y from "yjs";
import { DocumentProvider } from "./provider";
import { type Incoming, NotTaken, type Transport } from "./transport";

/** A server without a network: it numbers updates; what reaches whom, and in which order, is the test's to say. */
class Server {
  updates: Uint8Array[] = [];
  #hear: ((incoming: Incoming) => void)[] = [];

  transport(line: Line): Transport {
    return {
      read: async (seq) => {
        if (!line.isUp) throw new Error("away");
        return { seq: this.updates.length, updates: this.updates.slice(seq) };
      },
      send: async (update) => {
        if (!line.isUp) throw new NotTaken("unreachable", false);
        if (line.refuses) throw new NotTaken(line.refuses, true);
        const seq = this.updates.push(update);
        for (const hear of this.#hear) hear({ seq, update });
        if (line.losesAnswers) throw new NotTaken("unreachable", false);
        return seq;
      },
      show: () => undefined,
      onIncoming: (hear) => {
        this.#hear.push((incoming) => line.deliver(incoming, hear));
        return () => undefined;
      },
      onShown: () => () => undefined,
      onOpen: (hear) => {
        line.opened = hear;
        if (line.isUp) hear();
        return () => undefined;
      },
    };
  }
}

class Line {
  isUp = true;
  refuses = "";
  losesAnswers = false;
  opened: () => void = () => undefined;
  deliver = (incoming: Incoming, hear: (incoming: Incoming) => void) => {
    if (this.isUp) hear(incoming);
  };

  up(): void {
    this.isUp = true;
    this.opened();
  }
}

function page(server: Server, line = new Line()) {
  const provider = new DocumentProvider(server.transport(line), (name) => ({
    name,
    color: "",
    colorLight: "",
  }));
  provider.start("me");
  const text = provider.doc.getText("text");
  return { provider, line, text, state: () => provider.state.get() };
}

const soon = () => vi.advanceTimersByTimeAsync(500);
const long = () => vi.advanceTimersByTimeAsync(60_000);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it("what one writes is with the other, and saved", async () => {
  const server = new Server();
  const [ada, ben] = [page(server), page(server)];
  await soon();
  ada.text.insert(0, "Hello");
  expect(ada.state()).toBe("saving");
  await soon();
  expect(ben.text.toString()).toBe("Hello");
  expect(ada.state()).toBe("saved");
});

it("many changes in a moment leave as one", async () => {
  const server = new Server();
  const ada = page(server);
  await soon();
  for (let at = 0; at < 40; at++) ada.text.insert(at, "x");
  await soon();
  expect(server.updates).toHaveLength(1);
});

it("who wrote without a network loses nothing and misses nothing", async () => {
  const server = new Server();
  const [ada, ben] = [page(server), page(server)];
  await soon();
  ben.line.isUp = false;
  ben.text.insert(0, "Ben. ");
  ada.text.insert(0, "Ada. ");
  await long();
  expect(ben.state()).toBe("waiting");
  expect(ben.provider.hasUnsent).toBe(true);
  ben.line.up();
  await soon();
  expect(ben.text.toString()).toBe(ada.text.toString());
  expect(ben.text.toString()).toContain("Ada. ");
  expect(ben.text.toString()).toContain("Ben. ");
  expect(ben.state()).toBe("saved");
});

it("an update whose answer was lost is sent again and is there once", async () => {
  const server = new Server();
  const [ada, ben] = [page(server), page(server)];
  await soon();
  ada.line.losesAnswers = true;
  ada.text.insert(0, "Once");
  await soon();
  expect(ada.state()).toBe("waiting");
  ada.line.losesAnswers = false;
  await long();
  expect(server.updates.length).toBeGreaterThan(1);
  expect(ben.text.toString()).toBe("Once");
  expect(ada.state()).toBe("saved");
});

it("lost, doubled and reordered events come to the same document", async () => {
  const server = new Server();
  const [ada, ben] = [page(server), page(server)];
  const held: Incoming[] = [];
  ben.line.deliver = (incoming, hear) => {
    if (incoming.seq % 5 === 0) return;
    held.push(incoming);
    if (held.length < 3) return;
    for (const one of held.splice(0).reverse()) for (let twice = 0; twice < 2; twice++) hear(one);
  };
  await soon();
  for (let word = 0; word < 23; word++) {
    ada.text.insert(ada.text.length, `${word} `);
    if (word % 4 === 0) ada.text.delete(0, 1);
    await soon();
  }
  ben.line.deliver = (incoming, hear) => hear(incoming);
  ada.text.insert(0, "End");
  await long();
  expect(ben.text.toString()).toBe(ada.text.toString());
});

it("a page that begins without a network says so, and opens when it is back", async () => {
  const server = new Server();
  const early = page(server);
  await soon();
  early.text.insert(0, "Hello");
  await soon();
  const line = new Line();
  line.isUp = false;
  const late = page(server, line);
  late.provider.again();
  await soon();
  expect(late.state()).toBe("unread");
  line.up();
  await soon();
  expect([late.state(), late.text.toString()]).toEqual(["saved", "Hello"]);
});

it.each([
  ["document_full", "full"],
  ["not_found", "closed"],
  ["invalid", "refused"],
])("what the server refuses for good is said and kept: %s", async (code, state) => {
  const server = new Server();
  const ada = page(server);
  await soon();
  ada.line.refuses = code;
  ada.text.insert(0, "Hello");
  await soon();
  expect(ada.state()).toBe(state);
  expect(ada.provider.hasUnsent).toBe(true);
  ada.line.refuses = "";
  ada.text.delete(0, 2);
  await soon();
  expect(ada.state()).toBe("saved");
  expect(page(server).provider.doc).toBeInstanceOf(Y.Doc);
});

it("an update of nonsense spoils nothing", async () => {
  const server = new Server();
  server.updates.push(new Uint8Array([9, 9, 9]));
  const ada = page(server);
  await soon();
  ada.text.insert(0, "Hello");
  await soon();
  expect([ada.state(), ada.text.toString()]).toEqual(["saved", "Hello"]);
});

it("what a lost sign-in left unsent is sent over the connection of the next one", async () => {
  const server = new Server();
  const { provider, line, text, state } = page(server);
  await soon();
  line.isUp = false;
  text.insert(0, "Spruce");
  await long();
  provider.moveTo(server.transport(new Line()));
  await soon();
  expect(state()).toBe("saved");
  const other = page(server);
  await soon();
  expect(other.text.toString()).toBe("Spruce");
});
