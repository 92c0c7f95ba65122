export { BoardPage as Component } from "@/features/matching/board/board-page";
