import { Chart } from '../charts/chart.tsx';
import { useLanguage } from '../words/words.tsx';
import { type PanelProps, useGroups } from './panel.ts';

const metrics = ['newUsers'] as const;

export function NewUsers({ view, compares }: PanelProps) {
  const { words } = useLanguage();
  const groups = useGroups({ view, compares }, metrics);
  return (
    <Chart
      id="new-users"
      title={words.charts.newUsers}
      definitions={[words.definitions.newUsers]}
      restTitle={words.charts.wholePeriod}
      view={view}
      groups={groups}
    />
  );
}
