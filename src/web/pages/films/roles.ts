import type { Credit } from '../../api/types.ts';
import { roleName } from '../../format/words.ts';

interface Role {
  readonly role: string;
  readonly credits: readonly Credit[];
}

const CAST = new Set(['actor', 'actress', 'self']);
const ORDER = ['Director', 'Writer', 'Cast', 'Composer', 'Cinematographer', 'Editor', 'Producer'];

/** Credits by role, each person once in each. */
export function rolesOf(credits: readonly Credit[]): readonly Role[] {
  const byRole = new Map<string, Map<number, Credit>>();
  for (const credit of credits) {
    const role = CAST.has(credit.category) ? 'Cast' : roleName(credit.category);
    const people = byRole.get(role) ?? new Map<number, Credit>();
    if (!people.has(credit.person_id)) people.set(credit.person_id, credit);
    byRole.set(role, people);
  }
  return [...byRole]
    .map(([role, people]) => ({ role, credits: [...people.values()] }))
    .sort((one, other) => rankOf(one.role) - rankOf(other.role));
}

/** The place of a role in the list; roles that are not in the order come last. */
function rankOf(role: string): number {
  const place = ORDER.indexOf(role);
  return place === -1 ? ORDER.length : place;
}
