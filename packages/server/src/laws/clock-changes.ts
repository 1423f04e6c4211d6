/** Where clocks do what breaks counting, and an instant at which they do it. */
export const clockChanges: readonly [timezone: string, at: string][] = [
  ['America/Santiago', '2022-09-11T04:00Z'], // no midnight
  ['America/Santiago', '2022-04-03T03:00Z'],
  ['America/Asuncion', '2023-10-01T04:00Z'],
  ['America/Havana', '2021-11-07T05:00Z'], // midnight twice
  ['America/Havana', '2021-03-14T05:00Z'],
  ['Pacific/Apia', '2011-12-30T10:00Z'], // a date skipped
  ['Pacific/Kwajalein', '1993-08-21T12:00Z'],
  ['America/St_Johns', '2010-11-07T02:31Z'], // 00:01: a minute of tomorrow, then today again
  ['America/St_Johns', '2010-03-14T03:31Z'],
  ['Australia/Lord_Howe', '2021-04-03T15:00Z'], // half an hour
  ['Australia/Lord_Howe', '2021-10-02T15:30Z'],
  ['Antarctica/Troll', '2022-10-30T01:00Z'], // two hours
  ['Asia/Pyongyang', '2018-05-04T15:00Z'], // 23:30 to midnight
  ['Asia/Kathmandu', '1985-12-31T18:30Z'], // :30 to :45, at the turn of the year
  ['Pacific/Chatham', '2022-04-02T14:00Z'],
  ['Africa/Casablanca', '2022-03-27T02:00Z'],
  ['Africa/Monrovia', '1972-01-07T00:44:30Z'], // seconds
  ['America/New_York', '2021-11-07T06:00Z'],
  ['Europe/Dublin', '2022-10-30T01:00Z'],
  ['UTC', '2024-02-29T00:00Z'],
  ['UTC', '1970-01-01T00:00Z'],
];
