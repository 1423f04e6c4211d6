import { z } from 'zod';

// The page's content policy forbids making code from text. Zod would try, and be reported, as soon as the first schema
// is made: main.tsx imports this before everything else.
z.config({ jitless: true });
