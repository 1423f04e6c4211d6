import './report.css';
import type { BotSummary, Metric } from '@turnout/contract';
import { type ReactNode, useLayoutEffect, useMemo } from 'react';
import { createPortal } from 'react-dom';
import { groupOf, type UsageView } from '../charts/view.ts';
import { useNoteLines } from '../notes/use-note-lines.ts';
import { Figures } from '../panels/figures.tsx';
import { DrawnPatterns } from '../patterns/patterns.tsx';
import { useLanguage } from '../words/words.tsx';
import { zoneName } from '../words/zone.ts';
import { fileName } from './file-name.ts';
import { createMeasure } from './measure.ts';
import { notesHeight, ReportNotes } from './report-notes.tsx';
import { ReportTable, tableHeight } from './report-table.tsx';
import { Sheet } from './sheet.tsx';

export type ReportProps = { bot: BotSummary; view: UsageView; compares: boolean };

/** Drawn this wide and set smaller, so that a legend of fifteen platforms fits beside its chart. */
const drawnWidth = 860;
/** Of both A4 and US letter, within the margins of report.css; see there. */
const paperWidth = 688;
const scale = drawnWidth / paperWidth;
/** What is left for the two charts of each page, in CSS pixels: the page, less what else is on it. */
const firstCharts = 690;
const secondCharts = 876;

/** Two pages for whoever was not there: the five figures and the course of people; then messages, and everybody by platform. */
export function Report({ bot, view, compares }: ReportProps) {
  const { words, dates } = useLanguage();
  const { usage } = view;
  const measure = useMemo(() => createMeasure('"Inter Variable", system-ui, sans-serif'), []);
  const title = fileName(usage, 'usage', '').slice(0, -1);
  useLayoutEffect(() => {
    // What a browser calls the PDF that it saves.
    const before = document.title;
    document.title = title;
    return () => {
      document.title = before;
    };
  }, [title]);

  const chart = (id: string, name: string, restTitle: string, metrics: readonly Metric[], height: number) => (
    <Sheet
      id={id}
      title={name}
      restTitle={restTitle}
      view={view}
      groups={metrics.map((metric) => groupOf(view, metric, compares))}
      alwaysAreas={id === 'total-users'}
      width={drawnWidth}
      minHeight={Math.floor(height * scale)}
      isFixed
      edge={0}
      measure={measure}
      isPatterned
    />
  );
  const { wholePeriod, atEnd } = words.charts;
  const first = firstCharts / 2;
  const noteLines = useNoteLines(view);
  const second = (secondCharts - tableHeight(view) - notesHeight(noteLines)) / 2;
  const footing = [
    words.takeaway.source,
    words.takeaway.completeUpTo(dates.instant(Date.parse(usage.asOf))),
    words.standing.zone(zoneName(usage.timezone)),
  ].join(' · ');
  return createPortal(
    <DrawnPatterns looks={view.looks} isOn>
      <div className="paper report" data-testid="report">
        <ReportPage footing={footing} page={1}>
          <header className="report-header">
            <h1>{bot.name}</h1>
            <p>
              {words.takeaway.report.title} · {dates.span(usage.from, usage.to)} ·{' '}
              {words.granularities[view.granularity]}
            </p>
            {view.hasBase && usage.previous !== undefined && (
              <p className="report-soft">
                {words.standing.against(dates.span(usage.previous.from, usage.previous.to))}
              </p>
            )}
          </header>
          <Figures view={view} />
          {chart('active-users', words.charts.activeUsers, wholePeriod, ['activeUsers'], first)}
          {chart('new-users', words.charts.newUsers, wholePeriod, ['newUsers'], first)}
        </ReportPage>
        <ReportPage footing={footing} page={2}>
          {chart('total-users', words.charts.totalUsers, atEnd, ['totalUsers'], second)}
          {chart('messages', words.charts.messages, wholePeriod, ['messagesReceived', 'messagesSent'], second)}
          <ReportTable view={view} compares={compares} />
          <ReportNotes lines={noteLines} />
        </ReportPage>
      </div>
    </DrawnPatterns>,
    document.body,
  );
}

function ReportPage({ footing, page, children }: { footing: string; page: number; children: ReactNode }) {
  const { words } = useLanguage();
  return (
    <section className="report-page">
      {children}
      <footer className="report-footer">
        <span>{footing}</span>
        <span>{words.takeaway.report.page(page, 2)}</span>
      </footer>
    </section>
  );
}
