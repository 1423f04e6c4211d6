/** One line of the report. */
export type Row = {
  measure: string;
  value: number;
  unit: 'µs' | 'ms' | 's' | 'messages/s' | 'requests/s' | 'answers/s' | 'frames/s' | 'KB' | 'bytes' | 'MB' | '×' | '%';
  /** What it was held against in the same run, in words. */
  against?: string;
  /** engine.md's goal. `atLeast` or `atMost`, in the row's unit. */
  goal?: { atLeast: number } | { atMost: number };
  /** What a reader must know to compare the figure with another. */
  note?: string;
};

export type Report = {
  /** What it ran on, and when. */
  ran: {
    at: string;
    commit: string;
    machine: string;
    cores: number;
    memoryMb: number;
    node: string;
    loadBefore: number;
  };
  data: { messages: number; users: number; userDays: number; days: number };
  rows: Row[];
};

/** Undefined: there is no goal. */
export function isMet({ value, goal }: Row): boolean | undefined {
  if (goal === undefined) return undefined;
  return 'atLeast' in goal ? value >= goal.atLeast : value <= goal.atMost;
}
