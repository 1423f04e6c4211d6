import { Chart } from '../charts/chart.tsx';
import { useLanguage } from '../words/words.tsx';
import { type PanelProps, useGroups } from './panel.ts';

const metrics = ['activeUsers'] as const;

export function ActiveUsers({ view, compares }: PanelProps) {
  const { words } = useLanguage();
  const groups = useGroups({ view, compares }, metrics);
  return (
    <Chart
      id="active-users"
      title={words.charts.activeUsers}
      definitions={[words.definitions.activeUsers]}
      restTitle={words.charts.wholePeriod}
      view={view}
      groups={groups}
    />
  );
}
