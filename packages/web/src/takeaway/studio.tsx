import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useBots } from '../api/bots.ts';
import { useLanguage } from '../words/words.tsx';
import { zoneName } from '../words/zone.ts';
import { download } from './download.ts';
import { fileName } from './file-name.ts';
import { createMeasure } from './measure.ts';
import { rasterise } from './raster.ts';
import type { Measure } from './sheet-layout.ts';
import { standaloneSvg } from './standalone.ts';

export type PictureFormat = 'png' | 'svg';

export type PictureJob = { format: PictureFormat; onDone(): void; onFail(): void };

/** What a drawing is made to: its size, the lines above and below it, and how texts are measured. */
export type SheetParts = {
  width: number;
  minHeight: number;
  edge: number;
  heading: readonly string[];
  footing: readonly string[];
  measure: Measure;
};

type StudioProps = {
  /** In the file's name. */
  id: string;
  answer: { bot: string; from: string; to: string; timezone: string; asOf: string };
  /** How the period is cut, where it is. */
  cut?: string;
  /** What the flags in the drawing mean. */
  notes?: readonly string[];
  job: PictureJob;
  children(parts: SheetParts): ReactNode;
};

/** Half a slide, and a whole one when it is pasted into it. */
const size = { width: 960, minHeight: 540, edge: 28 };

/** Families that every system has one of: a file has no fonts of ours with it. */
const family = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';

const none: readonly string[] = [];

/** Where a picture is drawn, seen by nobody, on white; it is handed over as a file. */
export function Studio({ id, answer, cut, notes = none, job, children }: StudioProps) {
  const { words, dates } = useLanguage();
  const bots = useBots();
  const studio = useRef<HTMLDivElement>(null);
  const measure = useMemo(() => createMeasure(family), []);
  const name = bots.data?.find(({ bot }) => bot === answer.bot)?.name ?? answer.bot;
  const when = [dates.span(answer.from, answer.to), cut, words.standing.zone(zoneName(answer.timezone))];
  const source = [words.takeaway.source, words.takeaway.completeUpTo(dates.instant(Date.parse(answer.asOf)))];

  // Once: the reader asked for what was there when they asked, whatever comes in meanwhile.
  const take = useRef(async () => {
    const drawing = studio.current?.querySelector('svg');
    if (drawing === undefined || drawing === null) throw new Error('The picture was not drawn.');
    const svg = standaloneSvg(drawing);
    const { width, height } = drawing.viewBox.baseVal;
    const file =
      job.format === 'svg' ? new Blob([svg], { type: 'image/svg+xml' }) : await rasterise(svg, { width, height });
    download(fileName(answer, id, job.format), file);
  });
  const report = useRef(job);
  report.current = job;
  useEffect(() => {
    let isMounted = true;
    queueMicrotask(() => {
      if (isMounted)
        void take.current().then(
          () => report.current.onDone(),
          () => report.current.onFail(),
        );
    });
    return () => {
      isMounted = false;
    };
  }, []);

  return createPortal(
    <div ref={studio} className="paper studio" aria-hidden="true" style={{ '--sheet-font': family }}>
      {children({
        ...size,
        heading: [name, when.filter((part) => part !== undefined).join(' · ')],
        footing: [...notes, source.join(' · ')],
        measure,
      })}
    </div>,
    document.body,
  );
}
