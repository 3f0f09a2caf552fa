import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { queries } from '../../api/queries.ts';
import { Heading } from '../../layout/heading.tsx';
import { FailedPage } from '../../layout/message.tsx';
import { groupColor } from '../../similar/similarity-fields.ts';
import { useSimilarityFields } from '../../similar/use-similarity-fields.ts';
import { DatasetFacts } from './dataset-facts.tsx';
import { Notebooks } from './notebooks.tsx';

/** What similarity means here, and what the data is. */
export function AboutPage() {
  const { data, error } = useQuery(queries.dataset());
  if (error !== null && data === undefined) return <FailedPage error={error} notFound="No data" />;
  return (
    <div className="grid gap-x-16 gap-y-12 lg:grid-cols-[1.2fr_1fr]">
      <div>
        <Heading />
        <div className="mt-6 grid max-w-prose gap-4 font-serif text-[1.2rem] leading-relaxed">
          <p>
            The more two films have in common, the more similar they are. Rare things count for
            more: a director says more than a decade, and a word in both titles more than their
            language.
          </p>
          <p>
            Each film is a list of people, genres, title words and more, each with a weight that
            grows the fewer films share it. The similarity of two films is the cosine of the angle
            between their lists: 100% if they are the same, 0% if they have nothing in common. It is
            computed exactly, from facts about the films alone; what other people watch or like
            plays no part.
          </p>
          <p>
            <Link to="/quality" className="link">
              How good the lists are
            </Link>
            , by figures and by examples.
          </p>
        </div>
        <h2 className="mb-3 mt-10">Colours</h2>
        <ColorKey />
        <h2 className="mb-3 mt-10">Keyboard</h2>
        <p className="max-w-prose">
          Everything works without a mouse. In the search box, use the arrow keys to choose a
          suggestion and Enter to open it. On a slider, the arrow keys move one step, and Home and
          End go to either end. The list next to the map has links from film to film.
        </p>
        <h2 className="mb-3 mt-10">Notebooks</h2>
        <Notebooks />
      </div>
      <div>
        <h2 className="mb-3">Data</h2>
        <div className="min-h-96">{data !== undefined && <DatasetFacts dataset={data} />}</div>
      </div>
    </div>
  );
}

/** What the colours of scores stand for. */
function ColorKey() {
  const fields = useSimilarityFields();
  return (
    <ul className="flex min-h-14 flex-wrap gap-x-5 gap-y-2">
      {fields?.groups.map((group) => (
        <li key={group.group} className="flex items-center gap-2">
          <span className="dot size-3!" style={{ background: groupColor(group) }} />
          {group.label}
        </li>
      ))}
    </ul>
  );
}
