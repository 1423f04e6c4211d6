import './timeline.css';
import { countDays, type Granularity } from '@turnout/contract';
import { useId, useSyncExternalStore } from 'react';
import { useWidth } from '../charts/use-width.ts';
import type { Life, Period } from '../period/presets.ts';
import { useLanguage } from '../words/words.tsx';
import { LifeArea } from './life-area.tsx';
import { LifeAxis } from './life-axis.tsx';
import { LifeNotes } from './life-notes.tsx';
import { reachOf } from './reach.ts';
import { useGrip } from './use-grip.ts';
import { useLife } from './use-life.ts';
import { useMedia } from './use-media.ts';
import type { Scrubbing } from './use-scrubbing.ts';
import { clipTo, extentOf, offsetIn, placeOf } from './window.ts';
import { WindowPart } from './window-part.tsx';

type TimelineProps = {
  bot: string;
  life: Life;
  /** Of the address. */
  period: Period;
  granularity: Granularity;
  platforms: string[];
  scrubbing: Scrubbing;
};

const height = 48;
/** The places beside the page are its own, as far as a handle may stand out. */
const spill = 14;

/** The bot's whole life, and the period in it as a window: to be moved, drawn out, or drawn anew. */
export function Timeline({ bot, life, period, granularity, platforms, scrubbing }: TimelineProps) {
  const { words, numbers, dates } = useLanguage();
  const helpId = useId();
  const [ref, width] = useWidth();
  const isCoarse = useMedia('(pointer: coarse)');
  const wanted = useSyncExternalStore(scrubbing.subscribe, scrubbing.wanted);
  const extent = extentOf(life, period);
  const shown = clipTo(extent, wanted ?? period);
  const course = useLife(bot, extent, platforms);
  const handlers = useGrip({ extent, period: shown, width, granularity, scrubbing });
  const place = placeOf(extent, shown, width);
  const reach = reachOf(place, { width, target: isCoarse ? 44 : 24, spill });
  const last = offsetIn(extent, extent.to);
  const [from, to] = [offsetIn(extent, shown.from), offsetIn(extent, shown.to)];
  const days = countDays(shown.from, shown.to);
  const span = `${dates.shortSpan(shown.from, shown.to)} · ${words.timeline.days(days, numbers.count(days))}`;

  return (
    <section className="timeline" aria-label={words.timeline.label} data-testid="timeline">
      <div
        ref={ref}
        className={wanted === undefined ? 'timeline-track' : 'timeline-track is-held'}
        data-testid="timeline-track"
        style={{ height }}
        {...handlers}
      >
        {width > 0 && (
          <>
            <svg width={width} height={height + 20} aria-hidden="true">
              {course !== undefined && <LifeArea life={course} extent={extent} width={width} height={height} />}
              <LifeAxis extent={extent} today={life.today} width={width} height={height} />
              <LifeNotes from={extent.from} to={extent.to} width={width} />
              <rect className="timeline-shade" width={place.left} height={height} />
              <rect className="timeline-shade" x={place.right} width={width - place.right} height={height} />
            </svg>
            <div className="timeline-window" style={{ left: place.left, width: place.right - place.left }} />
            <WindowPart
              part="from"
              name={words.timeline.from}
              reach={reach.from}
              lowest={0}
              value={from}
              highest={to}
              text={dates.day(shown.from)}
              helpId={helpId}
            />
            <WindowPart
              part="window"
              name={words.timeline.window}
              reach={reach.window}
              lowest={0}
              value={from}
              highest={last - days + 1}
              text={dates.span(shown.from, shown.to)}
              helpId={helpId}
            />
            <WindowPart
              part="to"
              name={words.timeline.to}
              reach={reach.to}
              lowest={from}
              value={to}
              highest={last}
              text={dates.day(shown.to)}
              helpId={helpId}
            />
            {wanted !== undefined && (
              <div
                aria-hidden="true"
                className="timeline-label"
                style={{ '--middle': `${(place.left + place.right) / 2}px` }}
                data-testid="timeline-label"
              >
                {span}
              </div>
            )}
          </>
        )}
      </div>
      <span id={helpId} className="visually-hidden">
        {words.timeline.help}
      </span>
    </section>
  );
}
