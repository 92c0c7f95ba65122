// What the scripts share: the npm package socket.io-client, plain fetch, and waiting for what must come.
// Each script is a client of an earlier system: whatever it names stands on the page of its vocabulary.
import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";

const { io } = createRequire(new URL("../../../client/package.json", import.meta.url))(
  "socket.io-client",
);

const { ADDRESS, TRANSPORT, MAILS } = process.env;
const PATIENCE = 60_000; // milliseconds; the machine may be busy: only what never comes is a fault
const SOON = 500; // until something is asked for again

/** Addresses that the proxy leads to two processes, where there are two. */
export const FIRST = process.env.FIRST;
export const SECOND = process.env.SECOND;
export const PASSWORD = "nine purple kettles";

export function check(holds, sentence) {
  if (!holds) throw new Error(`It is not so that ${sentence}`);
}

/** A client of one vocabulary (`base` is "/compat/<name>", or "" for ours) that comes from the address `from`. */
export function client(base, from = FIRST) {
  let token = "";
  const headers = () => ({
    "X-Forwarded-For": from,
    ...(token && { Authorization: `Bearer ${token}` }),
  });
  return {
    base,
    from,
    get token() {
      return token;
    },
    signedIn(given) {
      check(typeof given === "string" && given, "a sign-in answers a token");
      token = given;
    },
    /**
     * The JSON that answers; anything but 2xx with a body is an error, unless `status` says otherwise. A server that
     * is busy has done nothing, and says so: it is asked again.
     */
    async call(method, where, body, status) {
      const form = body instanceof FormData;
      const ask = async () => {
        const response = await fetch(`${ADDRESS}${base}/api/${where}`, {
          method,
          headers: { ...headers(), ...(body && !form && { "Content-Type": "application/json" }) },
          body: form ? body : body && JSON.stringify(body),
        });
        return { response, text: await response.text() };
      };
      const isBusy = ({ response, text }) => response.status === 503 && text.includes('"busy"');
      const what = `an answer to ${method} ${where}`;
      const { response, text } = await until(ask, (answer) => !isBusy(answer), what);
      const fine = status ? response.status === status : [200, 201].includes(response.status);
      check(
        fine,
        `${method} ${where} answers ${status ?? "200 or 201"}: ${response.status} ${text}`,
      );
      check(
        !response.headers.get("set-cookie") || base === "",
        `${method} ${where} sets no cookie`,
      );
      return JSON.parse(text);
    },
    /** A socket in `namespace`, once it is connected (and, when it began with polling, moved to a websocket). */
    open: (namespace = base || "/", auth = {}) => open(namespace, { token, ...auth }, from),
  };
}

const sockets = [];

async function open(namespace, auth, from) {
  const socket = io(`${ADDRESS}${namespace}`, {
    auth,
    extraHeaders: { "X-Forwarded-For": from },
    transports: TRANSPORT === "polling" ? ["polling", "websocket"] : ["websocket"],
    forceNew: true,
    reconnection: false,
  });
  sockets.push(socket);
  const heard = [];
  const waiting = new Set();
  socket.onAny((name, payload) => {
    heard.push({ name, payload });
    for (const look of waiting) look();
  });
  const upgraded =
    TRANSPORT !== "polling" ||
    once(socket.io.engine, "upgrade", "the polling client to be upgraded");
  await once(socket, "connect", "connect", "connect_error");
  await upgraded;
  return {
    socket,
    emit: (name, ...data) => socket.emit(name, ...data),
    /** The acknowledgement of a command. */
    ask: (name, ...data) =>
      within(socket.timeout(PATIENCE).emitWithAck(name, ...data), `an answer to ${name}`),
    /** The payload of the next event `name` for which `fits` holds, heard already or still to come. */
    hears: (name, fits = () => true) => {
      const find = () => {
        const index = heard.findIndex((event) => event.name === name && fits(event.payload));
        return index < 0 ? undefined : heard.splice(index, 1)[0];
      };
      return within(
        new Promise((resolve) => {
          const look = () => {
            const found = find();
            if (!found) return;
            waiting.delete(look);
            resolve(found.payload);
          };
          waiting.add(look);
          look();
        }),
        () => `${name} (heard: ${heard.map(told)})`,
      );
    },
    /** As `hears`, of what is stored nowhere and may get lost on its way: `say()` says it, as often as it takes. */
    async hearsAgain(name, fits, say) {
      const again = setInterval(say, SOON);
      try {
        say();
        return await this.hears(name, fits);
      } finally {
        clearInterval(again);
      }
    },
    /** How often `name` was heard and nobody waited for it. */
    unheard: (name) => heard.filter((event) => event.name === name).length,
    close: () => socket.disconnect(),
  };
}

function told({ name, payload }) {
  return name === "error" ? `error: ${payload?.code}` : name;
}

function once(emitter, name, what, failure) {
  return within(
    new Promise((resolve, reject) => {
      emitter.once(name, resolve);
      if (failure) emitter.once(failure, reject);
    }),
    what,
  );
}

/** `promise`, or an error that says where and for `what` (a text, or what makes one) it was waited in vain. */
function within(promise, what) {
  const late = new Error(); // made here, so that its stack leads to the script
  let timer;
  const over = new Promise((_, reject) => {
    timer = setTimeout(() => {
      late.stack = `Waited in vain for ${typeof what === "string" ? what : what()}\n${late.stack}`;
      reject(late);
    }, PATIENCE);
  });
  return Promise.race([promise, over]).finally(() => clearTimeout(timer));
}

/** What `ask()` answers, asked again until it `fits`. */
export async function until(ask, fits, what) {
  for (const began = Date.now(); ; ) {
    const answer = await ask();
    if (fits(answer)) return answer;
    check(Date.now() - began < PATIENCE, `there is ${what}: ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, SOON));
  }
}

/** Whether a socket is refused with `connect_error`; resolves to the error. */
export function refused(namespace, auth) {
  const socket = io(`${ADDRESS}${namespace}`, {
    auth,
    transports: ["websocket"],
    forceNew: true,
    reconnection: false,
  });
  sockets.push(socket);
  return once(socket, "connect_error", "a connect_error");
}

export function address(name) {
  return `${name}-${Math.random().toString(36).slice(2)}@example.org`;
}

/** What stands after each mail in a file: those of one second may share one, and the last may be half written. */
const MAIL_END = `${"-".repeat(79)}\n`;

async function mails() {
  const files = (await readdir(MAILS).catch(() => [])).sort();
  const texts = await Promise.all(files.map((file) => readFile(path.join(MAILS, file), "utf8")));
  return texts.flatMap((text) => text.split(MAIL_END).slice(0, -1));
}

/** The token of the link in the newest mail to `email` whose address holds `part`; a job comes late by a minute. */
export async function mailedToken(email, part = "verify") {
  for (const began = Date.now(); Date.now() - began < 2 * PATIENCE; ) {
    for (const written of (await mails()).reverse()) {
      const mail = written.replaceAll("=\n", "").replaceAll("=3D", "=");
      const link = new RegExp(`${part}[^\\s]*token=([^\\s&]+)`).exec(mail);
      if (mail.includes(email) && link) return decodeURIComponent(link[1]);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Waited in vain for a mail to ${email}`);
}

/** Runs the script and ends the process: 0, or 1 with a sentence that says what is missing. */
export async function run(script) {
  let code = 0;
  try {
    await script();
  } catch (error) {
    console.error(error instanceof Error ? error.stack : error);
    if (error?.cause) console.error("because of", error.cause); // fetch keeps what was wrong there
    code = 1;
  }
  for (const socket of sockets) socket.disconnect();
  process.exit(code);
}
