import { count } from '../../format/words.ts';
import { contendersIn, filmsIn, type TruthName } from './figures.ts';

/** What one truth is, and how much of it each way of comparing films finds. */
export function RecallChart({
  truth,
  title,
  text,
}: {
  readonly truth: TruthName;
  readonly title: string;
  readonly text: string;
}) {
  const contenders = contendersIn(truth);
  const most = Math.max(...contenders.flatMap(({ learned, judged }) => [learned, judged]));
  return (
    <section aria-label={title} className="border-t border-line pt-5">
      <h3 className="font-serif text-[1.2rem] font-[440]">{title}</h3>
      <p className="mt-1 text-[0.92rem] text-quiet lg:min-h-[5.6rem]">
        {text} <span className="numbers whitespace-nowrap">{count(filmsIn(truth))} films.</span>
      </p>
      <table className="mt-4 w-full text-[0.92rem]">
        <thead className="sr-only">
          <tr>
            <th scope="col">Compared by</th>
            <th scope="col">Held-out films</th>
            <th scope="col">Films used for tuning</th>
          </tr>
        </thead>
        <tbody>
          {contenders.map(({ name, isDefault, learned, judged }) => (
            <tr key={name} className="grid grid-cols-[1fr_auto_4.2rem] items-baseline pb-2.5">
              <th
                scope="row"
                className={isDefault ? 'text-left font-[560]' : 'text-left font-normal'}
              >
                {name}
              </th>
              <td className={`numbers ${isDefault ? 'font-[560]' : ''}`}>{tenths(judged)}</td>
              <td className="numbers text-right text-quiet">{tenths(learned)}</td>
              <td aria-hidden="true" className="relative col-span-full mt-1 h-1.5 bg-wash">
                <span
                  className={`block h-full ${isDefault ? 'bg-accent' : 'bg-quiet'}`}
                  style={{ width: `${(100 * judged) / most}%` }}
                />
                <span
                  className="absolute -inset-y-0.5 w-px bg-ink"
                  style={{ left: `calc(${(100 * learned) / most}% - 1px)` }}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** `19.0%` */
function tenths(share: number): string {
  return `${(100 * share).toFixed(1)}%`;
}
