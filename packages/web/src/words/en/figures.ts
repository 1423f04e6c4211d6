export const figures = {
  title: 'Figures of the period',
  change: { nothing: '–', new: 'new', same: 'no change' },
  against: (count: string) => `from ${count}`,
  noBase: 'Nothing before to compare with',
  bothNothing: 'Nobody and nothing, then as now',
  definition: (metric: string) => `What “${metric}” counts`,
};
