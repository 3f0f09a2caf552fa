import { Link } from '@tanstack/react-router';
import { Fragment, type ReactNode } from 'react';
import type { Comparison } from '../../api/types.ts';
import { ExportButton } from '../../export/export-button.tsx';
import { percent } from '../../format/words.ts';
import { groupShares, reasonsOf, type Reason } from '../../similar/reasons/reasons.ts';
import { ShareBar } from '../../similar/reasons/share-bar.tsx';
import { groupColor, type SimilarityFields } from '../../similar/similarity-fields.ts';
import { commonText } from './common-text.ts';
import { rankText } from './rank-text.ts';

/** What two films have in common, and how much of their similarity it makes up. */
export function InCommon({
  comparison,
  fields,
}: {
  readonly comparison: Comparison;
  readonly fields: SimilarityFields;
}) {
  const { films, similarity, shared, articles } = comparison;
  const [first, second] = films;
  return (
    <section aria-labelledby="common" className="mt-10">
      <div className="flex items-baseline justify-between gap-4">
        <h2 id="common">In common</h2>
        <p className="numbers font-serif text-4xl text-accent">{percent(similarity)}</p>
      </div>
      <div className="mt-3">
        <ShareBar
          shares={groupShares(comparison.fields, fields)}
          whole={Math.max(similarity, 0.0001)}
        />
      </div>
      <p className="mt-3 text-quiet">{rankText(comparison)}</p>
      <div className="mt-4">
        <ExportButton view={{ kind: 'compare', filmIds: [first.film_id, second.film_id] }} />
      </div>
      <ul className="mt-5 divide-y divide-line">
        {reasonsOf(shared, fields, articles[0] ?? articles[1] ?? undefined).map((reason) => (
          <ReasonLine key={reason.key} reason={reason} text={commonText(reason, films)}>
            {reason.article !== undefined && <ArticleLinks comparison={comparison} />}
          </ReasonLine>
        ))}
      </ul>
      {shared.length === 0 && <p className="mt-4">They have nothing in common.</p>}
    </section>
  );
}

function ReasonLine({
  reason,
  text,
  children,
}: {
  readonly reason: Reason;
  readonly text: string;
  readonly children: ReactNode;
}) {
  const { group, share, personId } = reason;
  return (
    <li className="flex items-baseline gap-3 py-2">
      <span className="dot" style={{ background: groupColor(group) }} />
      <span className="w-24 shrink-0 text-sm text-quiet">{group.label}</span>
      <span className="min-w-0 flex-1 font-serif text-lg leading-snug">
        {personId === undefined ? (
          text
        ) : (
          <Link to="/people/$personId" params={{ personId }} className="link">
            {text}
          </Link>
        )}
        {children}
      </span>
      <span className="numbers">{percent(share)}</span>
    </li>
  );
}

/** The articles that words of the plot are from. */
function ArticleLinks({ comparison: { films, articles } }: { readonly comparison: Comparison }) {
  const links = films.flatMap(({ film_id: id, title }, place) => {
    const article = articles[place];
    return typeof article === 'string' ? [{ id, title, article }] : [];
  });
  return (
    <span className="block font-sans text-sm text-quiet">
      From Wikipedia:{' '}
      {links.map(({ id, title, article }, place) => (
        <Fragment key={id}>
          {place > 0 && ', '}
          <a href={article} rel="noreferrer" className="link">
            {title}
          </a>
        </Fragment>
      ))}
    </span>
  );
}
