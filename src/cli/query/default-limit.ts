/** How many films the command line lists unless `--limit` says otherwise; its help names both. */
export const DEFAULT_LIMIT = 10;
export const FOR_YOU_LIMIT = 20;
