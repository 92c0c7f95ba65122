// A client of the system whose names became ours: default namespace, our own REST paths.
import { address, check, client, FIRST, PASSWORD, refused, run, SECOND } from "./lib.mjs";

async function member(name, from) {
  const one = client("", from);
  const account = { name, email: address(name), password: PASSWORD };
  one.signedIn((await one.call("POST", "auth/signup", account)).token);
  const again = await one.call("POST", "auth/login", { email: account.email, password: PASSWORD });
  one.signedIn(again.token);
  one.id = again.user.id;
  return one;
}

run(async () => {
  const ann = await member("Ann", FIRST);
  const ben = await member("Ben", SECOND);
  check(
    (await refused("/", {})).message === "Log in first.",
    "without a sign-in there is a connect_error",
  );

  const talk = await ann.call("POST", "chat/conversations", { userId: ben.id });
  const anns = await ann.open();
  const bens = await ben.open("/compat/ours");
  anns.emit("chat:join", { conversationId: talk.id });
  bens.emit("chat:join", talk.id);

  const sent = await anns.ask("chat:message", {
    conversationId: talk.id,
    content: "Hello",
    clientId: "mine-1",
  });
  const heard = await bens.hears("chat:message:new", (message) => message.content === "Hello");
  check(
    sent.id === heard.id && heard.senderId === ann.id,
    "the other hears the message that was acknowledged",
  );
  await anns.hears("chat:message:new", (message) => message.id === sent.id);
  await bens.hears("notification:new");
  const twice = await anns.ask("chat:message", {
    conversationId: talk.id,
    content: "Hello",
    clientId: "mine-1",
  });
  check(twice.id === sent.id, "a message with the same temporary id is sent once");

  const answer = await ben.call("POST", `chat/conversations/${talk.id}/messages`, {
    content: "Hello yourself",
  });
  await anns.hears("chat:message:new", (message) => message.id === answer.id);

  const isBen = ({ userId }) => userId === ben.id;
  await anns.hearsAgain("chat:typing", isBen, () => bens.emit("chat:typing", { conversationId: talk.id }));
  await anns.hearsAgain("chat:typing:stop", isBen, () => bens.emit("chat:typing:stop", talk.id));

  anns.emit("chat:read", { conversationId: talk.id, seq: answer.seq });
  check(
    (await bens.hears("chat:read", (mark) => mark.userId === ann.id)).seq === answer.seq,
    "read marks are heard",
  );

  bens.close();
  check((await anns.hears("user:offline")).userId === ben.id, "a contact goes offline");
  const back = await ben.open("/", { vocabulary: "ours" });
  check((await anns.hears("user:online")).userId === ben.id, "a contact comes online");
  await back.hears("user:online", (presence) => presence.userId === ann.id);

  const error = await anns.ask("chat:message", { conversationId: ann.id, content: "To nobody" });
  check(error.error.code === "not_found", "a refused command is answered with its error");
  check((await anns.hears("error")).code === "not_found", "and with the event error");
  check(anns.socket.connected, "the socket stays open");
});
