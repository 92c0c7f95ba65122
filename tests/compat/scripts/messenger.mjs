// A client of the messenger: a socket token from REST, connections, temporary ids.
import { address, check, client, FIRST, PASSWORD, run, SECOND } from "./lib.mjs";

async function member(name, from) {
  const one = client("/compat/messenger", from);
  const account = { name, email: address(name), password: PASSWORD };
  one.signedIn((await one.call("POST", "auth/register", account)).token);
  const again = await one.call("POST", "auth/login", { email: account.email, password: PASSWORD });
  one.signedIn(again.token);
  one.id = again.user.id;
  return one;
}

run(async () => {
  const ann = await member("Ann", FIRST);
  const ben = await member("Ben", SECOND);
  const { id: connectionId } = await ann.call("POST", "chat/conversations", { userId: ben.id });

  const { ticket, token, expiresIn } = await ann.call("GET", "auth/socket");
  check(ticket && expiresIn > 0, "GET auth/socket answers a ticket and its seconds");
  const anns = await ann.open("/compat/messenger", { token });
  anns.close();
  const again = await ann.open("/compat/messenger", { token }); // a reconnect within the minute
  const bens = await ben.open("/", { token: (await ben.call("POST", "auth/socket")).ticket });
  again.emit("join_chat", connectionId);
  bens.emit("join_chat", connectionId);

  again.emit("send_message", { connectionId, content: "Hello", tempId: "temp-1" });
  const sent = await again.hears("message_sent");
  const received = await bens.hears("receive_message");
  check(
    sent.tempId === "temp-1" && sent.savedMessage.id === received.id,
    "the sender hears what was saved",
  );
  check(
    received.senderId === ann.id && received.receiverId === ben.id,
    "a message says from whom and to whom it is",
  );
  check(
    received.connectionId === connectionId && received.content === "Hello",
    "a message says where it belongs",
  );
  check(received.isRead === false && received.createdAt, "a message is unread and has its time");

  again.emit("send_message", { connectionId, content: "Hello", tempId: "temp-1" });
  check(
    (await again.hears("message_sent")).savedMessage.id === received.id,
    "a repeated tempId sends nothing new",
  );
  bens.emit("send_message", { connectionId, content: "Hello yourself", tempId: 2 });
  check((await again.hears("receive_message")).content === "Hello yourself", "the answer arrives");
  check(
    bens.unheard("receive_message") === 0,
    "nobody hears what they said themselves, or anything twice",
  );

  again.emit("send_message", { connectionId: ann.id, content: "To nobody", tempId: "temp-3" });
  check((await again.hears("error")).message, "a refused message is the event error");
});
