import type { components } from "./schema.gen.ts";

/** The domain's types by the names the client uses, all of them the server's own. */
type Schemas = components["schemas"];

export type Me = Schemas["Me"];
export type PersonCard = Schemas["PersonCard"];
/** A person where only the id and the name are needed. */
export type PersonRef = Pick<PersonCard, "id" | "name">;
export type AgreeingPerson = Schemas["AgreeingPerson"];
export type Person = Schemas["Person"];
export type DiscoverPerson = Schemas["DiscoveredPerson"];
export type Slot = Schemas["Slot"];

export type Skill = Schemas["Skill"];
export type SkillColumns = Schemas["MySkills"];
export type SkillInput = Schemas["SkillInRequest"];
export type Topic = Schemas["Topic"];
export type Level = Skill["level"];
export type Mode = Me["learningStyle"];
export type SkillKind = Skill["type"];
export type CategoryId = Skill["category"];

/** A page of a search, with what it says of the text that was searched for. */
export type FoundPeople = Schemas["DiscoveredPersonPage"];
export type FoundSkills = Schemas["SkillWithOwnerPage"];
export type FoundPerson = Schemas["FoundPerson"];
export type SkillWithOwner = Schemas["SkillWithOwner"];
export type MarkedPerson = Schemas["MarkedPerson"];
export type SavedSearch = Schemas["SavedSearch"];
export type SavedSearchInput = Schemas["SavedSearchInRequest"];

export type Suggestion = Schemas["Suggestion"];
export type MatchReason = Schemas["MatchReason"];
export type Hint = Schemas["MatchHint"];
export type MatchOpening = Schemas["MatchOpening"];
export type RingHint = Schemas["RingHint"];
export type BoardTopic = Schemas["BoardTopic"];

export type Conversation = Schemas["Conversation"];
export type FoundMessage = Schemas["FoundMessage"];
export type Participant = Conversation["participants"][number];
export type Message = Schemas["Message"];

/** What `data` holds depends on the kind; a kind that is newer than this client still shows. */
export type Notification = Omit<Schemas["Notification"], "type"> & { type: string };
export type NotificationPreferences = Schemas["NotificationPreferences"];
export type NotificationPreferencesInput = Schemas["NotificationPreferencesRequest"];
export type Unsubscribe = Schemas["Unsubscribe"];
export type DataExport = Schemas["DataExport"];
export type AccountDeletion = Schemas["AccountDeletionRequest"];
export type Device = Schemas["Device"];

export type BlockedPerson = Schemas["BlockedPerson"];
export type ReportInput = Schemas["ReportInRequest"];
export type ReportKind = ReportInput["kind"];
export type ReportReason = ReportInput["reason"];

export interface Page<Row> {
  data: Row[];
  pagination: Schemas["Pagination"];
}

export type Balance = Schemas["CreditBalance"];
export type CreditStats = Schemas["CreditStats"];
export type Transaction = Schemas["Transaction"];
export type Hold = Schemas["Hold"];
export type TransactionKind = Transaction["kind"];

export type Swap = Schemas["Swap"];
export type SwapStatus = Swap["status"];
export type SwapSession = Swap["lessons"][number];
export type SwapInput = Schemas["SwapProposeRequest"];
export type SwapCounterInput = Schemas["SwapCounterRequest"];

export type Ring = Schemas["Ring"];
export type RingMember = Ring["members"][number];
export type RingAnswer = RingMember["answer"];

export type Session = Schemas["Session"];
export type SessionStatus = Session["status"];
export type SessionInput = Schemas["SessionAskRequest"];
export type SessionEditInput = Schemas["PatchedSessionEditRequest"];
export type SessionSummary = Schemas["SessionSummary"];
export type SessionMaterial = Schemas["SessionMaterial"];
export type SessionReview = Schemas["SessionReview"];
export type ReviewInput = Schemas["ReviewInRequest"];
export type Reliability = Schemas["Reliability"];
export type FreeSlot = Schemas["FreeSlot"];
export type Slots = Schemas["Slots"];
export type Series = Schemas["Series"];
export type SeriesInput = Schemas["SeriesAskRequest"];
export type SeriesWeeks = Schemas["SeriesWeeks"];
export type BusyCalendar = Schemas["BusyCalendar"];
export type Room = Schemas["Room"];
