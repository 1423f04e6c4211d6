import './theme/styles.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { parseSearch } from './address/search.ts';
import { createQueries } from './api/queries.ts';
import { router } from './routes.tsx';
import { theme } from './theme/mantine.ts';
import { readerLanguage } from './words/memory.ts';
import { fetchWords } from './words/shelf.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with the id "root"');

const page = createRoot(root);
const render = () =>
  page.render(
    <StrictMode>
      <MantineProvider theme={theme} defaultColorScheme="auto">
        <QueryClientProvider client={createQueries()}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  );

// Nothing is painted before the words are there: nobody sees a flash of another language. Should they not come, English does.
fetchWords(readerLanguage(parseSearch(location.search)['lang'])).then(render, render);
