/** America/Argentina/Buenos_Aires → Buenos Aires: the city is what people know. */
export const zoneName = (timezone: string): string => (timezone.split('/').at(-1) ?? timezone).replaceAll('_', ' ');
