/** One line of the doctor's report; `todo` says what to do where something is wrong and `says` does not tell. */
export type Finding = { ok: boolean; about: string; says: string; todo?: string };
