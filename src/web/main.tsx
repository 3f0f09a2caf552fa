import { CSPProvider } from '@base-ui/react/csp-provider';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { isTemporary, retryDelayMs } from './api/api.ts';
import { createAppRouter } from './router.tsx';
import './styles/app.css';

const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // the data changes only with a new snapshot
      staleTime: 5 * 60_000,
      // the server is usually this machine, which works offline
      networkMode: 'always',
      refetchOnWindowFocus: false,
      retry: (_failures, error) => isTemporary(error),
      retryDelay: retryDelayMs,
    },
  },
});
const router = createAppRouter(queryClient);

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

const element = document.querySelector('#app');
if (element !== null) {
  createRoot(element).render(
    <StrictMode>
      <CSPProvider disableStyleElements>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </CSPProvider>
    </StrictMode>,
  );
}
