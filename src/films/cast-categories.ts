/** The categories of IMDb's credits that make up the cast: in a role, or as oneself. */
export const CAST_CATEGORIES = ['actor', 'actress', 'self'] as const;
