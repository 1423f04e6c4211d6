import { Chart } from '../charts/chart.tsx';
import { useLanguage } from '../words/words.tsx';
import { type PanelProps, useGroups } from './panel.ts';

const metrics = ['totalUsers'] as const;

export function TotalUsers({ view, compares }: PanelProps) {
  const { words } = useLanguage();
  const groups = useGroups({ view, compares }, metrics);
  return (
    <Chart
      id="total-users"
      title={words.charts.totalUsers}
      definitions={[words.definitions.totalUsers]}
      restTitle={words.charts.atEnd}
      view={view}
      groups={groups}
      alwaysAreas
    />
  );
}
