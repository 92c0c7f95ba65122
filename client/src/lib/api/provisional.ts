import type * as T from "./types";

type Op<Answer, Body = never, Path = never, Query = never> = {
  parameters: {
    query?: Query;
    path?: Path;
    header?: never;
    cookie?: never;
  };
  responses: {
    200: { headers: Record<string, unknown>; content: { "application/json": Answer } };
  };
} & ([Body] extends [never]
  ? { requestBody?: never }
  : { requestBody: { content: { "application/json": Body } } });
type NoPath = Record<string, never> | undefined;
type Id = { id: string };
type Paged = { cursor?: string; limit?: number };
type User = { user: T.Me };

/** The REST paths the client uses, until the server's document says them. */
export interface paths {
  "/api/config": { get: Op<T.PublicConfig> };
  "/api/auth/me": { get: Op<T.Me> };
  "/api/auth/signup": {
    post: Op<User, { name: string; email: string; password: string; timezone?: string }>;
  };
  "/api/auth/login": { post: Op<User, { email: string; password: string }> };
  "/api/auth/logout": { post: Op<undefined> };
  "/api/auth/forgot-password": { post: Op<undefined, { email: string }> };
  "/api/auth/reset-password": { post: Op<undefined, { token: string; password: string }> };
  "/api/auth/verify-email": { post: Op<undefined, { token: string }> };
  "/api/auth/socket": { post: Op<{ ticket: string; expiresIn: number }> };
  "/api/auth/devices": { get: Op<T.Device[]> };
  "/api/auth/devices/{id}": { delete: Op<undefined, never, Id> };
  "/api/users/profile": { get: Op<T.Me>; patch: Op<T.Me, Partial<T.Me>> };
  "/api/users/availability": { put: Op<T.Slot[], T.Slot[]> };
  "/api/users/avatar": { post: Op<{ avatarUrl: string }, { file: string }> };
  "/api/skills/mine": { get: Op<T.SkillColumns> };
  "/api/skills": { post: Op<T.Skill, T.SkillInput> };
  "/api/skills/{id}": {
    patch: Op<T.Skill, Partial<T.SkillInput>, Id>;
    delete: Op<undefined, never, Id>;
  };
  "/api/skills/topics": { get: Op<T.Topic[], never, NoPath, { q?: string }> };
  "/api/discover": {
    get: Op<
      T.Page<T.DiscoverPerson>,
      never,
      NoPath,
      Paged & { skill?: string; category?: T.CategoryId; language?: string; minRating?: number }
    >;
  };
  "/api/discover/{id}": { get: Op<T.Person, never, Id> };
  "/api/users/{id}": { get: Op<T.Person, never, Id> };
  "/api/matches/suggestions": { get: Op<T.Suggestion[], never, NoPath, { limit?: number }> };
  "/api/matches/hints": { get: Op<T.Hint[]> };
  "/api/chat/conversations": {
    get: Op<T.Page<T.Conversation>, never, NoPath, Paged>;
    post: Op<T.Conversation, { userId: string }>;
  };
  "/api/chat/conversations/{id}": { get: Op<T.Conversation, never, Id> };
  "/api/chat/conversations/{id}/messages": {
    get: Op<T.Page<T.Message>, never, Id, Paged & { afterSeq?: number }>;
    post: Op<T.Message, { content: string; clientId: string; replyTo?: string | null }, Id>;
  };
  "/api/chat/conversations/{id}/read": { post: Op<undefined, { seq: number }, Id> };
  "/api/chat/messages/{id}": { delete: Op<undefined, never, Id> };
  "/api/notifications": {
    get: Op<T.Page<T.Notification> & { unreadCount: number }, never, NoPath, Paged>;
  };
  "/api/notifications/{id}/read": { post: Op<undefined, never, Id> };
  "/api/notifications/read-all": { post: Op<undefined> };
  "/api/notifications/preferences": {
    get: Op<T.NotificationPreferences>;
    put: Op<T.NotificationPreferences, T.NotificationPreferences>;
  };
}
