// A client of system D, as its author would write one: sign-up, skills, discovery, chat, a session, credits.
import { address, check, client, FIRST, mailedToken, PASSWORD, run, SECOND, until } from "./lib.mjs";

const BASE = "/compat/barter";

async function member(firstName, lastName, from) {
  const one = client(BASE, from);
  const email = address(firstName.toLowerCase());
  one.username = `${firstName.toLowerCase()}_${Date.now().toString(36)}`;
  const account = { username: one.username, email, password: PASSWORD, firstName, lastName };
  const registered = await one.call("POST", "auth/register", account);
  must(registered.success && registered.token && registered.refreshToken, "the tokens of a sign-up");
  await one.call("POST", "auth/verify-email", { token: await mailedToken(email) });
  const { token, refreshToken, user } = await one.call("POST", "auth/login", { email, password: PASSWORD });
  must(user.email === email && user.fullName === `${firstName} ${lastName}`, "one's own address and name");
  one.signedIn(token);
  one.signedIn((await one.call("POST", "auth/refresh", { refreshToken })).token);
  one.id = user._id;
  return one;
}

function must(holds, what) {
  check(holds, `a client finds ${what}`);
}

async function profiles(teacher, student) {
  const bio = { bio: "Twenty years of blues", timezone: "Europe/Berlin", languages: ["en"], country: "DE" };
  const { data: changed } = await teacher.call("PUT", "users/profile", bio);
  must(changed.bio === bio.bio && changed.country === "DE", "the changed profile");
  const skills = [{ skill: "Guitar", category: "Music", experience: "Expert", description: "Chords first" }];
  const { data: offering } = await teacher.call("PUT", "users/skills/offered", skills);
  must(offering.skillsOffered[0].category === "Music" && offering.skillsOffered[0].experience === "Expert", "the offer");
  const wishes = { skillsWanted: [{ skill: "Guitar", category: "music", level: "Beginner", priority: "High" }] };
  const { data: wanting } = await student.call("PUT", "users/skills/wanted", wishes);
  must(wanting.skillsWanted[0].priority === "High", "the wish");
  const availability = [{ day: "Monday", timeSlots: [{ startTime: "09:00", endTime: "11:30" }] }];
  const { data: free } = await teacher.call("PUT", "users/availability", { availability });
  must(free.availability[0].day === "Monday", "the week");
  const dot = "iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAIAAAACUFjqAAAAEklEQVR4nGNgGAWjYBSMAggAAAQQAAF/TXiOAAAAAElFTkSuQmCC";
  const body = new FormData();
  body.append("avatar", new Blob([Buffer.from(dot, "base64")], { type: "image/png" }), "me.png");
  const { data: pictured } = await teacher.call("POST", "users/upload-avatar", body);
  must(/^https?:/.test(pictured.profilePicture), "the address of the picture");
}

async function discovery(teacher, student) {
  for (const path of ["discover", "discover/search?q=guitar", "discover/search?skill=Guitar&category=MUSIC"]) {
    const { data, pagination } = await student.call("GET", path);
    must(pagination.limit === 12 && pagination.nextCursor !== undefined, `pages of 12 of ${path}`);
    const found = data.find(({ _id }) => _id === teacher.id);
    must(found && !found.email, `the teacher in ${path}`);
  }
  const { data: page } = await student.call("GET", `discover/${teacher.id}`);
  must(page.skillsOffered[0].skill === "Guitar" && page.credits === undefined, "the teacher's page");
  must((await student.call("GET", `users/${teacher.id}`)).data.username === teacher.username, "the teacher by id");
  must((await student.call("GET", "discover/categories")).data.length > 0, "categories");
  must((await student.call("GET", "discover/trending")).data.length > 0, "trending topics");
}

async function chat(teacher, student) {
  await student.socket.ask("join:conversation", teacher.id);
  student.socket.emit("message:send", { receiverId: teacher.id, content: "Do you teach beginners?", messageType: "text" });
  const received = await teacher.socket.hears("message:received");
  must(received.sender.username === student.username && received.receiver._id === teacher.id, "both people in a message");
  await student.socket.hears("message:received", ({ _id }) => _id === received._id);
  must((await teacher.socket.hears("notification:new"))._id, "a notification");

  teacher.socket.emit("message:read", received._id);
  const read = await student.socket.hears("message:read");
  must(read.messageId === received._id && read.readAt, "the read mark");
  const body = { receiver: student.id, content: "I do.", messageType: "text", replyTo: received._id };
  const sent = await teacher.call("POST", "messages/send", body);
  must(sent.data._id && sent.content === "I do." && sent.replyTo === received._id, "the sent message, twice");
  await student.socket.hears("message:received", ({ _id }) => _id === sent.data._id);

  const isTeacher = ({ userId }) => userId === teacher.id;
  const starts = () => teacher.socket.emit("typing:start", student.id);
  must((await student.socket.hearsAgain("typing:start", isTeacher, starts)).username === teacher.username, "who is typing");
  await student.socket.hearsAgain("typing:stop", isTeacher, () => teacher.socket.emit("typing:stop", student.id));

  const { data: marked } = await student.call("PUT", `messages/${sent.data._id}/read`);
  must(marked.isRead, "a message marked as read");
  const { data: history } = await student.call("GET", `messages/${teacher.id}?limit=10`);
  must(history.map(({ content }) => content).join() === "Do you teach beginners?,I do.", "the history, oldest first");
  const conversations = async () => (await student.call("GET", "messages/conversations?page=1&limit=10")).data;
  // Who is online at another process is known as soon as Redis, which is asked for moments only, has the time to say.
  const list = await until(conversations, ([first]) => first.otherUser.isOnline, "somebody online in the list");
  must(list[0].otherUser.isOnline === true && list[0].lastMessage.content === "I do.", "the conversation in the list");
  await teacher.call("DELETE", `messages/${sent.data._id}`);
  must(list[0].unreadCount === 0, "the number of unread messages");
}

async function presence(teacher, student) {
  await teacher.socket.hears("user:online", ({ userId }) => userId === student.id);
  student.socket.close();
  await teacher.socket.hears("user:offline", ({ userId }) => userId === student.id);
  student.socket = await student.open();
  await teacher.socket.hears("user:online", ({ userId, username }) => userId === student.id && username === student.username);
}

async function lesson(teacher, student) {
  const proposedTime = new Date(Date.now() + 600_000).toISOString();
  const asked = { receiver: teacher.id, skill: "Guitar", duration: 60, proposedTime, description: "My first song" };
  const { data: card } = await student.call("POST", "messages/session-request", asked);
  must(card.messageType === "session_request" && card.sessionData.status === "requested", "the request in the chat");
  const request = await teacher.socket.hears("session:request");
  must(request.student.username === student.username && request.skill === "Guitar", "the request as an event");
  const answer = { receiver: student.id, messageType: "session_accept", replyTo: card._id };
  const accepted = await teacher.call("POST", "messages/send", answer);
  must(accepted.data.messageType === "session_accept" && accepted.data.sessionData.status === "scheduled", "the answer");
  await student.socket.hears("session:accepted", ({ _id }) => _id === request._id);
  const { data: held } = await student.call("GET", "credits/balance");
  must(held.held === 1 && held.balance === 4, "an hour that is held");

  teacher.socket.emit("session:start", request._id);
  const started = await student.socket.hears("session:started");
  must(started.roomId && started.meetingUrl, "the room in session:started");
  await student.call("POST", `sessions/${request._id}/start`);
  const { data: room } = await student.call("GET", `sessions/${request._id}/room`);
  must(room.meetingUrl, "the address of the room");
  const { data: ended } = await student.call("POST", `sessions/${request._id}/end`, {});
  must(ended.status === "completed" && ended.creditsExchanged >= 0.5, "the session that is over and paid");
  await teacher.socket.hears("session:ended", ({ _id }) => _id === request._id);
  const review = { rating: 5, feedback: "Patient and clear", wouldRecommend: true };
  const { data: reviewed } = await student.call("POST", `sessions/${request._id}/review`, review);
  must(reviewed.review.rating === 5, "the review");
  const { data: taught } = await teacher.call("GET", "sessions?type=taught&status=completed&page=1");
  must(taught[0]._id === request._id && taught[0].actualDuration > 0, "the session among those taught");
}

async function otherSessions(teacher, student) {
  const scheduledTime = new Date(Date.now() + 3 * 86_400_000).toISOString();
  const body = { teacher: teacher.id, skill: "guitar", scheduledTime, duration: 90, description: "" };
  const { data: asked } = await student.call("POST", "sessions/create", body);
  const { data: agreed } = await teacher.call("PUT", `sessions/${asked._id}`, { status: "scheduled" });
  must(agreed.status === "scheduled", "an accepted session");
  await student.call("DELETE", `sessions/${asked._id}`);
  const { data: cancelled } = await student.call("GET", "sessions?type=learned&status=cancelled");
  must(cancelled[0]._id === asked._id, "the cancelled session");
}

async function credits(teacher) {
  const { data: balance } = await teacher.call("GET", "credits/balance");
  must(balance.balance > 5, "what teaching earned");
  const { data: transactions, pagination } = await teacher.call("GET", "credits/transactions?page=1");
  must(transactions[0].type === "earned" && transactions[0].balanceAfter === balance.balance, "the transaction");
  must(transactions.at(-1).type === "bonus" && pagination.currentPage === 1, "the welcome, and its page");
  must((await teacher.call("GET", "credits/stats")).data.totalEarned > 0, "the statistics");
}

run(async () => {
  const teacher = await member("Ada", "Okafor", FIRST);
  const student = await member("Bob", "Lindqvist", SECOND);
  await profiles(teacher, student);
  await discovery(teacher, student);
  teacher.socket = await teacher.open();
  student.socket = await student.open();
  await chat(teacher, student);
  await presence(teacher, student);
  await lesson(teacher, student);
  await otherSessions(teacher, student);
  await credits(teacher);
  await student.call("POST", "auth/logout");
  await teacher.socket.hears("user:offline", ({ userId }) => userId === student.id);
});
