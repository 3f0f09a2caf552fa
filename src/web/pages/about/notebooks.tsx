import { useQuery } from '@tanstack/react-query';
import { queries } from '../../api/queries.ts';
import { BASE_PATH } from '../../url/base-path.ts';

/** The notebooks that have been executed on this data, or how to execute them. */
export function Notebooks() {
  const { data } = useQuery(queries.notebooks());
  if (data === undefined) return null;
  if (data.length === 0) {
    return (
      <p>
        Seven notebooks explain this data and how films are compared, with tables and plots. To read
        them here, execute them first: <code className="text-sm">reelated notebooks</code>
      </p>
    );
  }
  return (
    <ul className="grid gap-1.5">
      {data.map(({ name, title }) => (
        <li key={name}>
          <a className="link" href={`${BASE_PATH}/notebooks/${name}/${name}.html`}>
            {title}
          </a>
        </li>
      ))}
    </ul>
  );
}
