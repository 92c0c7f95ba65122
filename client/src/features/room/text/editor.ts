import { defaultKeymap } from "@codemirror/commands";
import { markdown } from "@codemirror/lang-markdown";
import { defaultHighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { Compartment, EditorState, type Extension } from "@codemirror/state";
import { drawSelection, EditorView, keymap, placeholder } from "@codemirror/view";
import { yCollab, yUndoManagerKeymap } from "y-codemirror.next";
import type { Awareness } from "y-protocols/awareness";
import type * as Y from "yjs";

/** In the page's colours. Each line runs in the direction of its own words. */
const LOOK = EditorView.theme({
  "&": { height: "100%", color: "var(--ink)", backgroundColor: "var(--surface)" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "inherit", lineHeight: "1.6", overflowX: "hidden" },
  ".cm-content": { caretColor: "var(--ink)", padding: "1rem 0" },
  ".cm-line": { padding: "0 1rem", unicodeBidi: "plaintext", textAlign: "start" },
  ".cm-cursor": { borderLeftColor: "var(--ink)", borderLeftWidth: "2px" },
  "& > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground":
    { backgroundColor: "var(--second-soft)" },
  ".cm-line .cm-ySelectionInfo": {
    color: "var(--surface)",
    fontFamily: "inherit",
    fontSize: "0.75rem",
    padding: "0 4px",
    borderRadius: "4px",
  },
  // What stands for links, quotes and code in the usual style is made for white paper.
  ".cm-line span": { color: "inherit" },
  ".cm-line .cm-placeholder": { color: "var(--ink-faint)" },
  // Without a word yet it runs as the page does.
  ".cm-line:has(.cm-placeholder)": { unicodeBidi: "normal" },
});

const editable = new Compartment();

function writable(canWrite: boolean): Extension {
  return [EditorView.editable.of(canWrite), EditorState.readOnly.of(!canWrite)];
}

export interface EditorParts {
  parent: HTMLElement;
  text: Y.Text;
  awareness: Awareness | null;
  undo: Y.UndoManager | false;
  label: string;
  hint: string;
  canWrite: boolean;
}

/** An editor of Markdown that shows and changes `text`. */
export function openEditor({ parent, text, awareness, undo, label, hint, canWrite }: EditorParts) {
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text.toString(),
      extensions: [
        keymap.of([...(undo ? yUndoManagerKeymap : []), ...defaultKeymap]),
        markdown(),
        syntaxHighlighting(defaultHighlightStyle),
        drawSelection(),
        EditorView.lineWrapping,
        EditorView.perLineTextDirection.of(true),
        EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "true" }),
        placeholder(hint),
        LOOK,
        yCollab(text, awareness, { undoManager: undo }),
        editable.of(writable(canWrite)),
      ],
    }),
  });
  return {
    allow: (write: boolean) => view.dispatch({ effects: editable.reconfigure(writable(write)) }),
    focus: () => view.focus(),
    close: () => view.destroy(),
  };
}
