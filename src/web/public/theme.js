// Runs before the first paint, so that users of the dark theme never see a white page.
const theme = localStorage.getItem('theme');
if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
