export { RoomPage as Component } from "@/features/session/room-page";
