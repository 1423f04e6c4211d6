import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  build: {
    // A data: address for a small font or picture would be refused by the server's content policy.
    assetsInlineLimit: 0,
  },
});
