const width = 4;
const height = 16;

/** Half an hour touches so many minutes of the clock, but for the instant at which one begins. */
const most = 31;

/** The last half hour, a bar a minute; the newest is at the right edge, where it stays. Their sum is in the text beside. */
export function MinuteBars({ minutes }: { minutes: readonly number[] }) {
  const highest = Math.max(1, ...minutes);
  return (
    <svg className="minute-bars" width={most * width} height={height} aria-hidden="true">
      {minutes.map((count, index) => {
        const at = most - minutes.length + index;
        // A minute without a message is a dot on the line: it was there, too.
        const size = count === 0 ? 1 : Math.max(2, (count / highest) * height);
        const key = `minute ${at}`;
        return (
          <rect
            key={key}
            className={count === 0 ? 'minute-empty' : undefined}
            x={at * width}
            width={width - 1}
            y={height - size}
            height={size}
          />
        );
      })}
    </svg>
  );
}
