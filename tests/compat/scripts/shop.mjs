// A client of system E: a conversation, a message with a file, read marks, typing, presence, notifications.
import { address, check, client, FIRST, PASSWORD, run, SECOND } from "./lib.mjs";

async function member(name, from) {
  const one = client("/compat/shop", from);
  const account = { name, email: address(name), password: PASSWORD };
  await one.call("POST", "auth/signup", account);
  const { token, user } = await one.call("POST", "auth/login", { email: account.email, password: PASSWORD });
  one.signedIn(token);
  check(user.name === name && user.email === account.email.toLowerCase(), "a log-in answers the user");
  one.id = user._id;
  return one;
}

run(async () => {
  const ann = await member("Ann", FIRST);
  const ben = await member("Ben", SECOND);
  const { _id: conversationId } = await ann.call("POST", "conversations", { recipientId: ben.id });
  const fetched = await ben.call("POST", "conversations", { participants: [ben.id, ann.id] });
  check(fetched._id === conversationId, "two people have one conversation");

  const anns = await ann.open();
  const bens = await ben.open("/"); // the default namespace: the first command says whose client this is
  await anns.ask("register", ann.id);
  await bens.ask("register", ben.id);
  anns.emit("register", ben.id);
  check((await anns.hears("error")).message, "to register as somebody else is the event error");

  const fromAnn = { conversationId, senderId: ann.id, recipientId: ben.id };
  const fromBen = { conversationId, senderId: ben.id, recipientId: ann.id };
  anns.emit("sendMessage", { ...fromAnn, text: "Hello" });
  const hello = await bens.hears("message");
  check(hello.text === "Hello" && hello.senderId === ann.id, "the other hears the message");
  check(hello.conversationId === conversationId && hello.attachment === null, "a message says where it belongs");
  check((await bens.hears("notification")).type === "message", "the other hears of a notification");
  const [notification] = await ben.call("GET", "notifications");
  check(notification && !notification.isRead, "the notification waits in the list");

  bens.emit("sendMessage", { ...fromBen, text: "Hello yourself" });
  await anns.hears("message");
  check((await anns.hears("presence", ({ userId }) => userId === ben.id)).status === "online", "who answers is online");
  const isBen = ({ senderId }) => senderId === ben.id;
  await anns.hearsAgain("typing", isBen, () => bens.emit("typing", fromBen));
  await anns.hearsAgain("stopTyping", isBen, () => bens.emit("stopTyping", fromBen));

  const form = new FormData();
  for (const [name, value] of Object.entries({ conversationId, senderId: ann.id, text: "The plan" })) form.set(name, value);
  form.set("attachment", new Blob(["Chords: C, G, Am."], { type: "text/plain" }), "plan.txt");
  const sent = await ann.call("POST", "messages", form);
  const { attachment } = await bens.hears("message", ({ _id }) => _id === sent._id);
  check(attachment.name === "plan.txt" && attachment.size === 17, "the other hears of the file");
  const file = await fetch(attachment.url);
  check((await file.text()) === "Chords: C, G, Am.", "the file opens by its address alone");
  check(file.headers.get("content-disposition").startsWith("attachment"), "a file is a download");
  const forged = attachment.url.replace(/key=.{8}/, "key=AAAAAAAA");
  check((await fetch(forged)).status === 404, "nobody makes such an address themselves");

  const [listed] = await ben.call("GET", "conversations");
  check(listed._id === conversationId && listed.unread > 0, "the conversation counts what is unread");
  bens.emit("markRead", { conversationId, userId: ben.id, recipientId: ann.id });
  check((await anns.hears("markRead")).userId === ben.id, "the sender hears that it was read");
  const messages = await ann.call("GET", `messages/${conversationId}`);
  check(messages.map(({ text }) => text).join() === "Hello,Hello yourself,The plan", "they are listed oldest first");
  check(messages.at(-1).readBy.includes(ben.id), "a message says who has read it");
  check(anns.unheard("message") === 0, "nobody hears what they said themselves, or anything twice");

  anns.emit("sendMessage", { ...fromAnn, senderId: ben.id, text: "In your name" });
  check((await anns.hears("error")).code === "not_allowed", "nobody writes in another's name");
  bens.close();
  await anns.hears("presence", ({ userId, status }) => userId === ben.id && status === "offline");
});
