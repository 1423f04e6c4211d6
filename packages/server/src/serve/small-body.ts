/** The most that a form of ours takes: an e-mail address, a password, a token. */
export const smallBodyBytes = 16 * 1024;
