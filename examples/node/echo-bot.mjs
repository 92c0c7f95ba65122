// A member who answers every message with what it said: BOT_EMAIL and BOT_PASSWORD say who, SKILLSWAP_URL where.
import { SkillSwap } from "skillswap-sdk";
import WebSocket from "ws"; // from Node 22 on there is one without it

const { SKILLSWAP_URL = "http://127.0.0.1:8000", BOT_EMAIL, BOT_PASSWORD } = process.env;

const skillswap = new SkillSwap({
  baseUrl: SKILLSWAP_URL,
  openSocket: (url) => new WebSocket(url),
});
const me = await skillswap.signIn({ email: BOT_EMAIL, password: BOT_PASSWORD });

skillswap.on("chat:message:new", async ({ senderId, conversationId, content }) => {
  if (senderId === me.id) return;
  await skillswap.send({ conversationId, content: `You wrote: ${content}` });
});

await skillswap.connect();
console.log("Listening");
