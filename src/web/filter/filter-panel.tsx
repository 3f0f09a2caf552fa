import { languageName } from '../../similarity/wording/names.ts';
import type { Facets } from '../api/types.ts';
import { count } from '../format/words.ts';
import type { Filter } from '../url/filter.ts';
import { FacetList, type FacetOption } from './facet-list.tsx';
import { PersonFilter } from './person-filter.tsx';
import { filmsOf, RUNNING_TIMES } from './running-times.ts';

interface FilterPanelProps {
  readonly filter: Filter;
  readonly facets: Facets | undefined;
  readonly onChange: (change: Filter) => void;
}

/** Fewer votes than all films have are no choice. */
const LEAST_VOTES = 1000;

/** Every way to filter a list of films, with how many films each choice would leave. */
export function FilterPanel({ filter, facets, onChange }: FilterPanelProps) {
  if (facets === undefined) return <div className="min-h-svh" />;
  const parts = { filter, facets, onChange };
  return (
    <div className="grid gap-6">
      <KindFilters {...parts} />
      <OriginFilters {...parts} />
      <MeasureFilters {...parts} />
      <PersonFilter people={filter.people} onChange={onChange} />
      <ExcludeGenreSelect facets={facets} not={filter.not} onChange={onChange} />
    </div>
  );
}

type FiltersProps = FilterPanelProps & { readonly facets: Facets };

/** What films are about. */
function KindFilters({ filter: { genres = [], styles = [] }, facets, onChange }: FiltersProps) {
  return (
    <>
      <FacetList
        title="Genre"
        options={optionsOf(facets.genres, String, (genre) => genres.includes(genre))}
        onToggle={(genre, isChosen) => onChange({ genres: toggled(genres, genre, isChosen) })}
      />
      <FacetList
        title="Style"
        options={optionsOf(facets.styles, String, (style) => styles.includes(style))}
        onToggle={(style, isChosen) => onChange({ styles: toggled(styles, style, isChosen) })}
      />
    </>
  );
}

/** When and where films were made. */
function OriginFilters({ filter, facets, onChange }: FiltersProps) {
  const { countries = [], from, to, language } = filter;
  return (
    <>
      <FacetList
        title="Decade"
        options={optionsOf(
          facets.decades.toReversed(),
          (decade) => `${decade}s`,
          (decade) => from === decade && to === decade + 9,
        )}
        onToggle={(decade, isChosen) =>
          onChange(isChosen ? { from: undefined, to: undefined } : { from: decade, to: decade + 9 })
        }
      />
      <FacetList
        title="Language"
        options={optionsOf(facets.languages, languageName, (code) => code === language)}
        onToggle={(code, isChosen) => onChange({ language: isChosen ? undefined : code })}
      />
      <FacetList
        title="Country"
        options={optionsOf(facets.countries, String, (country) => countries.includes(country))}
        onToggle={(country, isChosen) =>
          onChange({ countries: toggled(countries, country, isChosen) })
        }
      />
    </>
  );
}

/** How good, how well known and how long films are. */
function MeasureFilters({ filter, facets, onChange }: FiltersProps) {
  const { rating, votes } = filter;
  return (
    <>
      <FacetList
        title="Rating"
        options={atLeast(
          optionsOf(
            facets.ratings,
            (least) => `${least}+`,
            (least) => least === rating,
          ),
        )}
        onToggle={(least, isChosen) => onChange({ rating: isChosen ? undefined : least })}
      />
      <FacetList
        title="Votes"
        options={atLeast(
          optionsOf(
            facets.vote_counts,
            (least) => `${count(least)}+`,
            (least) => least === votes,
          ).filter(({ value }) => value >= LEAST_VOTES),
        )}
        onToggle={(least, isChosen) => onChange({ votes: isChosen ? undefined : least })}
      />
      <FacetList
        title="Running time"
        options={RUNNING_TIMES.map((value) => ({
          value,
          label: value.label,
          films: filmsOf(value, facets.durations),
          isChosen: value.min === filter.min && value.max === filter.max,
        }))}
        onToggle={({ min, max }, isChosen) =>
          onChange(isChosen ? { min: undefined, max: undefined } : { min, max })
        }
      />
    </>
  );
}

/** Names without one that was chosen, or with one more. */
function toggled(names: readonly string[], name: string, isChosen: boolean): readonly string[] {
  return isChosen ? names.filter((one) => one !== name) : [...names, name];
}

interface Facet<V> {
  readonly value: V | null;
  readonly count: number;
}

type Counted<V> = FacetOption<V> & { readonly films: number };

/** The values of a facet as choices; films without a value cannot be chosen. */
function optionsOf<V>(
  facet: readonly Facet<V>[],
  labelOf: (value: V) => string,
  isChosen: (value: V) => boolean,
): readonly Counted<V>[] {
  return facet.flatMap(({ value, count: films }) =>
    value === null ? [] : [{ value, label: labelOf(value), films, isChosen: isChosen(value) }],
  );
}

/** Choices with the films of all greater values added, the greatest value first. */
function atLeast(options: readonly Counted<number>[]): readonly FacetOption<number>[] {
  return options
    .map((option) => ({
      ...option,
      films: options
        .filter(({ value }) => value >= option.value)
        .reduce((sum, { films }) => sum + films, 0),
    }))
    .sort((one, other) => other.value - one.value);
}

function ExcludeGenreSelect({
  facets,
  not = [],
  onChange,
}: Pick<FilterPanelProps, 'onChange'> & {
  readonly facets: Facets;
  readonly not: readonly string[] | undefined;
}) {
  return (
    <label className="block">
      <span className="mb-1 block text-xs text-quiet">Exclude a genre</span>
      <select
        className="field"
        value=""
        onChange={({ target }) => onChange({ not: [...not, target.value] })}
      >
        <option value="">Choose a genre</option>
        {facets.genres.map(({ value }) => (
          <option key={value} value={value ?? ''}>
            {value}
          </option>
        ))}
      </select>
    </label>
  );
}
