// Runs before the first paint, so that who chose dark on a light system never sees a white page.
const theme = localStorage.getItem('theme');
if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
