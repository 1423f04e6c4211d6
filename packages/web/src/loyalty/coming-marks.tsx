import { areaEdge } from '../charts/areas.tsx';
import { barPlace, type Geometry, type Strip } from '../charts/geometry.ts';
import { areaPath } from '../charts/path.ts';
import { Hatch, runningSpan } from '../charts/running-hatch.tsx';
import { type StackedLayer, stackLayers } from '../charts/stack.ts';
import type { TimeView } from '../charts/view.ts';
import type { Series } from './series.ts';

type MarksProps = { geometry: Geometry; time: TimeView; came: readonly Series[]; lost: Series };

/** Who came, one upon the other; who was lost, below the zero line. */
export function ComingMarks({ geometry, time, came, lost }: MarksProps) {
  const [strip] = geometry.strips;
  if (strip === undefined) return null;
  const count = geometry.bands.count;
  const layersOf = (series: readonly Series[]) =>
    stackLayers(
      series.map(({ key, values }) => ({ platform: key, values: values.map((value) => value ?? 0) })),
      count,
    );
  const layers = [...layersOf(came), ...layersOf([lost]).map(below)];
  const { running } = time;
  return (
    <>
      {layers.map((layer, place) => (
        <g
          key={layer.platform}
          className={geometry.shape === 'bars' ? 'mark' : 'mark mark-area'}
          style={{ color: [...came, lost][place]?.colour }}
          data-series={layer.platform}
        >
          {geometry.shape === 'bars' ? (
            <LayerBars geometry={geometry} strip={strip} time={time} layer={layer} />
          ) : (
            <path
              className="area"
              d={areaPath(
                areaEdge(geometry, strip, layer.upper, time.begun),
                areaEdge(geometry, strip, layer.lower, time.begun),
              )}
            />
          )}
        </g>
      ))}
      {running !== undefined && (
        <Hatch
          boxes={[
            {
              ...runningSpan(geometry, running),
              top: strip.scale(highest(came, geometry, running)),
              bottom: strip.scale(-highest([lost], geometry, running)),
            },
          ]}
        />
      )}
    </>
  );
}

type LayerProps = { geometry: Geometry; strip: Strip; time: TimeView; layer: StackedLayer };

function LayerBars({ geometry, strip, time, layer: { lower, upper } }: LayerProps) {
  return upper.map((value, index) => {
    const base = lower[index] ?? 0;
    if (value === base) return null;
    const { x, width } = barPlace(geometry.bands, index, 0, 1);
    const top = strip.scale(value);
    const height = strip.scale(base) - top;
    // A hairline of background parts the segments, and those below zero from those above.
    const seam = base !== 0 && height > 3 ? 1 : 0;
    return (
      <rect key={time.buckets[index]?.from ?? index} x={x} width={width} y={top} height={Math.max(1, height - seam)} />
    );
  });
}

const below = ({ platform, upper }: StackedLayer): StackedLayer => ({
  platform,
  lower: upper.map((value) => -value),
  upper: upper.map(() => 0),
});

/** What stands highest of the running bucket and, in an area, of the one before it. */
function highest(series: readonly Series[], { shape }: Geometry, running: number): number {
  const sum = (index: number) => series.reduce((total, { values }) => total + (values[index] ?? 0), 0);
  return Math.max(sum(running), shape === 'areas' ? sum(running - 1) : 0);
}
