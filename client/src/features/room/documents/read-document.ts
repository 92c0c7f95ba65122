import { useQuery } from "@tanstack/react-query";
import * as Y from "yjs";
import { api, unwrap } from "@/lib/api/client";
import { fromBase64 } from "./base64";
import type { DocumentName } from "./transport";

async function read(sessionId: string, document: DocumentName): Promise<Y.Doc> {
  const path = { session_id: sessionId, document };
  const { updates } = await unwrap(
    api.GET("/api/sessions/{session_id}/documents/{document}", { params: { path } }),
  );
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, fromBase64(update));
  return doc;
}

/** The document as it was left: for reading when the session is over. */
export function useReadDocument(sessionId: string, document: DocumentName) {
  return useQuery({
    queryKey: ["session-document", sessionId, document],
    queryFn: () => read(sessionId, document),
    structuralSharing: false,
    gcTime: 0,
  });
}
