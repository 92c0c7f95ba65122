// A client of system B: skills by name, a swap, the chat of the swap, a picture. Everything is snake_case.
import { address, check, client, FIRST, PASSWORD, run, SECOND } from "./lib.mjs";

const PICTURE = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

async function member(name, from, profile) {
  const one = client("/compat/platform", from);
  const account = { name, email: address(name), password: PASSWORD };
  one.signedIn((await one.call("POST", "auth/signup", account)).token);
  const { token, user } = await one.call("POST", "auth/login", { email: account.email, password: PASSWORD });
  one.signedIn(token);
  one.id = user._id;
  one.user = await one.call("PUT", "user", profile);
  return one;
}

run(async () => {
  const availability = "Evenings, and Sundays by arrangement";
  const ann = await member("Ann", FIRST, { skills_offered: ["Guitar"], skills_wanted: ["JavaScript"], availability });
  const ben = await member("Ben", SECOND, { skills_offered: ["JavaScript", "Bread"], location: "Graz" });
  check(ann.user.availability === availability && ann.user.is_public === true, "PUT user answers what it saved");
  check((await ben.call("GET", "user")).skills_offered.includes("Bread"), "lists of names become skills and back");

  const form = new FormData();
  form.set("file", new Blob([Buffer.from(PICTURE, "base64")], { type: "image/png" }), "me.png");
  const { secure_url, public_id } = await ann.call("POST", "upload", form);
  check(public_id && (await fetch(secure_url)).ok, "the picture is at its secure_url");
  check((await ann.call("GET", "user")).photo_url === secure_url, "the picture is the photo");

  const asked = { to_user_id: ben.id, offered_skill: "Guitar", wanted_skill: "JavaScript", message: "Shall we?" };
  const swap = await ann.call("POST", "swap", asked);
  check(swap.status === "pending" && swap.from_user_id === ann.id, "a proposal is pending");
  const [inbox] = await ben.call("GET", "swap");
  check(inbox._id === swap._id && inbox.wanted_skill === "JavaScript", "the other finds it in their list");

  check((await ann.call("GET", "socket")).path, "GET socket answers where the socket is");
  const anns = await ann.open();
  const bens = await ben.open("/"); // the default namespace: the first command says whose client this is
  const said = await ann.call("POST", "chat", { swap_id: swap._id, message: "Hello Ben" });
  bens.emit("chat:new", { swap_id: swap._id, message: "Hello Ann" });
  const answered = await bens.hears("chat:new");
  const received = await anns.hears("chat:receive");
  check(received._id === answered._id && received.message === "Hello Ann", "the other receives what was saved");
  check(received.from_user_id === ben.id && received.to_user_id === ann.id, "a message says from whom and to whom");
  anns.emit("chat:new", { swap_id: swap._id, message: "When?" });
  const when = await anns.hears("chat:new");
  check((await bens.hears("chat:receive", ({ _id }) => _id === when._id)).swap_id === swap._id, "it names the swap");
  check(anns.unheard("chat:receive") === 0, "nobody receives what they said themselves, or anything twice");

  const accepted = await ben.call("PUT", `swap/${swap._id}`, { status: "accepted" });
  check(accepted.status === "accepted", "the other accepts");
  const talk = await ann.call("GET", `chat/${swap._id}`);
  const ours = talk.map(({ _id }) => _id).filter((id) => [said._id, answered._id, when._id].includes(id));
  check(String(ours) === String([said._id, answered._id, when._id]), "the chat is listed oldest first");

  anns.emit("chat:new", { swap_id: ann.id, message: "To nobody" });
  check((await anns.hears("error")).message, "a refused message is the event error");
});
