/** Taking charts and figures away: pictures, tables, links, paper. */
export const takeaway = {
  chart: 'Download',
  png: 'Picture (PNG)',
  svg: 'Drawing (SVG)',
  csv: 'Table (CSV)',
  copyTable: 'Copy the table',
  copied: 'Copied.',
  notCopied: 'Your browser did not allow copying.',
  saved: 'The file is in your downloads.',
  failed: 'That did not work. Reload the page, then try again.',
  source: 'Source: Turnout',
  others: (count: number) => `${count} others`,
  table: { from: 'From', to: 'To' },
};
