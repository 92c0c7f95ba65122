export { MessagesPage as Component } from "@/features/chat/messages-page";
