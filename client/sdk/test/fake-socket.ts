import type { Frame } from "../src/realtime/events.ts";

/** The server's end of one socket. */
export class FakeSocket {
  static CONNECTING = 0;
  static opened: FakeSocket[] = [];
  readyState = FakeSocket.CONNECTING;
  sent: Frame[] = [];
  closed = false;
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: ((event: { code: number; reason: string }) => void) | null = null;

  constructor() {
    FakeSocket.opened.push(this);
  }
  send(text: string) {
    this.sent.push(JSON.parse(text));
  }
  close() {
    this.closed = true;
  }
  says(frame: object) {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }
  opens() {
    this.readyState = 1;
    this.onopen?.();
  }
  welcomes(data: object = {}) {
    this.opens();
    this.says({
      type: "welcome",
      data: { userId: "me", cursor: 5, resumed: true, heartbeatSeconds: 25, online: [], ...data },
    });
  }
  dies(code = 1006, reason = "") {
    this.onclose?.({ code, reason });
  }
}
