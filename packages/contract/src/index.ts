export * from './bot.ts';
export * from './errors.ts';
export * from './instant.ts';
export * from './limits.ts';
export * from './message.ts';
export * from './slug.ts';
export * from './usage.ts';
export * from './zone.ts';
