import type { Filter } from '../url/filter.ts';
import type { Facets } from '../api/types.ts';
import { languageName } from '../format/words.ts';
import { FacetList } from './facet-list.tsx';

export interface FilterPanelProps {
  readonly filter: Filter;
  readonly facets: Facets | undefined;
  readonly onChange: (change: Filter) => void;
}

/** Every way to narrow a list of films, with what each choice would leave. */
export function FilterPanel({ filter, facets, onChange }: FilterPanelProps) {
  const genres = filter.genres ?? [];
  if (facets === undefined) return <div className="min-h-svh" />;
  return (
    <div className="grid gap-6">
      <FacetList
        title="Genre"
        options={facets.genres.flatMap(({ value, count: films }) =>
          value === null
            ? []
            : [{ key: value, label: value, films, isChosen: genres.includes(value) }],
        )}
        onToggle={(genre) =>
          onChange({
            genres: genres.includes(genre)
              ? genres.filter((one) => one !== genre)
              : [...genres, genre],
          })
        }
      />
      <FacetList
        title="Decade"
        options={facets.decades.flatMap(({ value, count: films }) =>
          value === null
            ? []
            : [
                {
                  key: String(value),
                  label: `${value}s`,
                  films,
                  isChosen: filter.from === value && filter.to === value + 9,
                },
              ],
        )}
        onToggle={(decade) =>
          onChange(
            filter.from === Number(decade)
              ? { from: undefined, to: undefined }
              : { from: Number(decade), to: Number(decade) + 9 },
          )
        }
      />
      <FacetList
        title="Language"
        options={facets.languages.flatMap(({ value, count: films }) =>
          value === null
            ? []
            : [
                {
                  key: value,
                  label: languageName(value),
                  films,
                  isChosen: filter.language === value,
                },
              ],
        )}
        onToggle={(language) =>
          onChange({ language: filter.language === language ? undefined : language })
        }
      />
      <FacetList
        title="Rating"
        options={atLeast(facets.ratings).map(({ value, films }) => ({
          key: String(value),
          label: `${value} and up`,
          films,
          isChosen: filter.rating === value,
        }))}
        onToggle={(rating) =>
          onChange({ rating: filter.rating === Number(rating) ? undefined : Number(rating) })
        }
      />
      <VotesAndGenre filter={filter} facets={facets} onChange={onChange} />
    </div>
  );
}

const VOTES = [1000, 10_000, 100_000, 1_000_000];

function VotesAndGenre({
  filter,
  facets,
  onChange,
}: FilterPanelProps & { readonly facets: Facets }) {
  const not = filter.not ?? [];
  return (
    <div className="grid gap-4">
      <label className="block">
        <span className="mb-1 block text-xs text-quiet">Votes</span>
        <select
          className="field"
          value={filter.votes ?? ''}
          onChange={({ target }) =>
            onChange({ votes: target.value === '' ? undefined : Number(target.value) })
          }
        >
          <option value="">any number</option>
          {VOTES.map((votes) => (
            <option key={votes} value={votes}>
              {votes.toLocaleString('en')} and more
            </option>
          ))}
        </select>
      </label>
      <label className="block">
        <span className="mb-1 block text-xs text-quiet">Leave out a genre</span>
        <select
          className="field"
          value=""
          onChange={({ target }) => onChange({ not: [...not, target.value] })}
        >
          <option value="">none more</option>
          {facets.genres.map(({ value }) => (
            <option key={value} value={value ?? ''}>
              {value}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

/** Counts of whole points, added up from the top. */
function atLeast(
  ratings: Facets['ratings'],
): readonly { readonly value: number; readonly films: number }[] {
  const known = ratings.flatMap(({ value, count: films }) =>
    value === null ? [] : [{ value, films }],
  );
  return known
    .map(({ value }) => ({
      value,
      films: known
        .filter((other) => other.value >= value)
        .reduce((sum, { films }) => sum + films, 0),
    }))
    .sort((one, other) => other.value - one.value);
}
