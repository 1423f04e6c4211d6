import { useLanguage } from '../words/words.tsx';

/** The figures of a chart as a table to take away; the same question, whatever is drawn of the answer. */
export function CsvLink({ title, address }: { title: string; address: string }) {
  const { words } = useLanguage();
  return (
    <a className="link" href={address} download aria-label={`${words.loyalty.csv}: ${title}`} title={words.loyalty.csv}>
      CSV
    </a>
  );
}
