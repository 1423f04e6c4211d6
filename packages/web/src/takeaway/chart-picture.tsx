import { useEffect, useMemo, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useBots } from '../api/bots.ts';
import { useNoteLines } from '../notes/use-note-lines.ts';
import { usePatternChoice } from '../patterns/choice.tsx';
import { useLanguage } from '../words/words.tsx';
import { zoneName } from '../words/zone.ts';
import { download } from './download.ts';
import { fileName } from './file-name.ts';
import { createMeasure } from './measure.ts';
import { rasterise } from './raster.ts';
import { Sheet } from './sheet.tsx';
import { standaloneSvg } from './standalone.ts';
import type { ChartSubject } from './subject.ts';

export type PictureFormat = 'png' | 'svg';

export type PictureProps = { subject: ChartSubject; format: PictureFormat; onDone(): void; onFail(): void };

/** Half a slide, and a whole one when it is pasted into it. */
const size = { width: 960, height: 540, edge: 28 };

/** Families that every system has one of: a file has no fonts of ours with it. */
const family = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';

/** Draws the chart where nobody sees it, on white, and hands it over as a file. */
export function ChartPicture({ subject, format, onDone, onFail }: PictureProps) {
  const { words, dates } = useLanguage();
  const bots = useBots();
  const isPatterned = usePatternChoice().isOn;
  const studio = useRef<HTMLDivElement>(null);
  const measure = useMemo(() => createMeasure(family), []);
  const { usage, granularity } = subject.view;
  const name = bots.data?.find(({ bot }) => bot === usage.bot)?.name ?? usage.bot;
  const heading = [
    name,
    [
      dates.span(usage.from, usage.to),
      words.granularities[granularity],
      words.standing.zone(zoneName(usage.timezone)),
    ].join(' · '),
  ];
  const footing = [
    ...useNoteLines(subject.view),
    [words.takeaway.source, words.takeaway.completeUpTo(dates.instant(Date.parse(usage.asOf)))].join(' · '),
  ];

  // Once: the reader asked for what was there when they asked, whatever comes in meanwhile.
  const take = useRef(async () => {
    const drawing = studio.current?.querySelector('svg');
    if (drawing === undefined || drawing === null) throw new Error('The picture was not drawn.');
    const svg = standaloneSvg(drawing);
    const { width, height } = drawing.viewBox.baseVal;
    const file =
      format === 'svg' ? new Blob([svg], { type: 'image/svg+xml' }) : await rasterise(svg, { width, height });
    download(fileName(usage, subject.id, format), file);
  });
  const report = useRef({ onDone, onFail });
  report.current = { onDone, onFail };
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
      <Sheet
        {...subject}
        width={size.width}
        minHeight={size.height}
        edge={size.edge}
        heading={heading}
        footing={footing}
        measure={measure}
        isPatterned={isPatterned}
      />
    </div>,
    document.body,
  );
}
