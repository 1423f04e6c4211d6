import { useLanguage } from '../words/words.tsx';

/** Of a line on paper, at 11 px; and how many letters fit on it, at least. */
const lineHeight = 16;
const letters = 105;

/** Of the list, in CSS pixels: what is above it has to leave so much. */
export function notesHeight(lines: readonly string[]): number {
  if (lines.length === 0) return 0;
  return 34 + lines.reduce((sum, line) => sum + Math.ceil(line.length / letters) * lineHeight, 0);
}

/** What the flags in the charts mean. */
export function ReportNotes({ lines }: { lines: readonly string[] }) {
  const { words } = useLanguage();
  if (lines.length === 0) return null;
  return (
    <section className="report-notes" style={{ lineHeight: `${lineHeight}px` }}>
      <h2>{words.notes.title}</h2>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </section>
  );
}
