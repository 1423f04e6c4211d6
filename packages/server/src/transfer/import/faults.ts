import { type RejectionCode, rejections } from '@turnout/contract';

/** A row that was not imported. `line` counts from 1; in Parquet, which has no lines, it is the row. */
export type BadRow = { line: number; code: RejectionCode; field?: string; message: string };

/** What only files can have, and the code of the API that is nearest to it. */
const ofFiles: Record<string, { code: RejectionCode | undefined; message: string }> = {
  surplus: {
    code: 'unknown_field',
    message: 'This row has more fields than there are columns; is a comma not in quotes?',
  },
  line_break: { code: undefined, message: 'This field goes on over {lines} line ends; is a quote not closed?' },
  seconds: {
    code: 'invalid_timestamp',
    message:
      'A timestamp that is a whole number is in epoch milliseconds, and this one looks like seconds; for times before March 1973 write ISO 8601.',
  },
};

const invalid: Record<string, RejectionCode> = {
  timestamp: 'invalid_timestamp',
  platform: 'invalid_platform',
  user: 'invalid_user',
  direction: 'invalid_direction',
  id: 'invalid_id',
};

/** What verdict.sql says of a row, `code:field`, in words. `lines` line breaks are inside it. */
export function badRowOf(line: number, fault: string, lines = 0): BadRow {
  const [name = '', field = ''] = fault.split(':');
  const special = ofFiles[name];
  // verdict.sql knows no other codes than the contract's and the three above; a test goes through them.
  const code = special === undefined ? (name as RejectionCode) : (special.code ?? invalid[field] ?? 'unknown_field');
  const message = (special?.message ?? rejections[code]).replace('{lines}', lines.toLocaleString('en'));
  return field === '' ? { line, code, message } : { line, code, field, message };
}
