import type { Film, OwnTerm } from '../../api/types.ts';
import { yearOf } from '../../format/words.ts';
import { groupColor, type SimilarityFields } from '../../similar/similarity-fields.ts';
import { ownLabels } from './own-labels.ts';

/** What only one of two films has. */
export function OnlyOne({
  film,
  terms,
  fields,
}: {
  readonly film: Film;
  readonly terms: readonly OwnTerm[];
  readonly fields: SimilarityFields;
}) {
  const rows = fields.groups
    .map((group) => ({
      group,
      labels: ownLabels(group, film, terms.filter(isIn(group.group, fields)), fields),
    }))
    .filter(({ labels }) => labels.length > 0);
  return (
    <section aria-label={`Only ${film.title}`}>
      <h2 className="mb-3">
        Only {film.title} <span className="font-sans text-sm text-quiet">{yearOf(film.year)}</span>
      </h2>
      <dl className="divide-y divide-line">
        {rows.map(({ group, labels }) => (
          <div key={group.group} className="flex items-baseline gap-3 py-2">
            <dt className="flex w-28 shrink-0 items-baseline gap-3 text-sm text-quiet">
              <span className="dot" style={{ background: groupColor(group) }} />
              {group.label}
            </dt>
            <dd className="min-w-0 flex-1">{labels.join(', ')}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function isIn(group: string, fields: SimilarityFields): (term: OwnTerm) => boolean {
  return ({ field }) => fields.groupOf(field)?.group === group;
}
