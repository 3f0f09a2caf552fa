import { useState } from 'react';

const THEMES = ['system', 'light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

/** Switches from the system's theme to light, to dark, and back. */
export function ThemeSwitch() {
  const [theme, setTheme] = useState(storedTheme);
  const choose = (next: Theme): void => {
    if (next === 'system') {
      localStorage.removeItem('theme');
      delete document.documentElement.dataset['theme'];
    } else {
      localStorage.setItem('theme', next);
      document.documentElement.dataset['theme'] = next;
    }
    setTheme(next);
  };
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system';
  return (
    <button
      type="button"
      className="-mr-2 grid size-8 place-items-center rounded-full text-quiet hover:text-ink"
      aria-label={`Theme: ${theme}. Switch to ${next}.`}
      title={`Theme: ${theme}`}
      onClick={() => choose(next)}
    >
      <svg viewBox="0 0 20 20" className="size-[1.1rem]" aria-hidden="true">
        <circle cx="10" cy="10" r="7.2" fill="none" stroke="currentColor" strokeWidth="1.6" />
        {theme === 'system' && <path d="M10 2.8a7.2 7.2 0 0 1 0 14.4z" fill="currentColor" />}
        {theme === 'light' && <circle cx="10" cy="10" r="2.6" fill="currentColor" />}
        {theme === 'dark' && <circle cx="10" cy="10" r="7.2" fill="currentColor" />}
      </svg>
    </button>
  );
}

function storedTheme(): Theme {
  const stored = document.documentElement.dataset['theme'];
  return THEMES.find((theme) => theme === stored) ?? 'system';
}
