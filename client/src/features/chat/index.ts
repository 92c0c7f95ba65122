export { ChatEvents } from "./chat-events";
export { MessageToasts } from "./message-toasts";
export { useUnreadMessages } from "./queries";
export { UnreadConversations } from "./unread-conversations";
