import { Chart } from '../charts/chart.tsx';
import { useLanguage } from '../words/words.tsx';
import { type PanelProps, useGroups } from './panel.ts';

const metrics = ['messagesReceived', 'messagesSent'] as const;

export function Messages({ view, compares }: PanelProps) {
  const { words } = useLanguage();
  const groups = useGroups({ view, compares }, metrics);
  return (
    <Chart
      id="messages"
      title={words.charts.messages}
      definitions={metrics.map((metric) => words.definitions[metric])}
      restTitle={words.charts.wholePeriod}
      view={view}
      groups={groups}
    />
  );
}
