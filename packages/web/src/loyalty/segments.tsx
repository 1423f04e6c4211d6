type SegmentsProps<Value extends string> = {
  label: string;
  options: readonly { value: Value; name: string }[];
  chosen: Value;
  onChoose(value: Value): void;
  id: string;
};

/** One of a few, beside the title of a chart. */
export function Segments<Value extends string>({ label, options, chosen, onChoose, id }: SegmentsProps<Value>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; nothing is sent here.
    <div className="segments" role="group" aria-label={label}>
      {options.map(({ value, name }) => (
        <button
          key={value}
          type="button"
          className="segment"
          aria-pressed={value === chosen}
          data-testid={`${id}-${value}`}
          onClick={() => onChoose(value)}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
