import { Heading } from '../../layout/heading.tsx';
import { count, day } from '../../format/words.ts';
import { command, date, films, gain } from './figures.ts';
import { RecallChart } from './recall-chart.tsx';
import { TwoLists } from './two-lists.tsx';

/** How good the lists are: by figures, and by lists to judge for oneself. */
export function QualityPage() {
  const { ratio, low, high } = gain();
  return (
    <>
      <Heading className="mb-6">How good are the lists?</Heading>
      <div className="grid max-w-prose gap-4 font-serif text-[1.2rem] leading-relaxed">
        <p>
          Two films are similar if people who know both say so. Nobody has asked people about every
          pair, so we graded some pairs ourselves and measured the lists against other evidence:
          which films people like, and which belong to the same series or director.
        </p>
        <p>
          Compared with the previous default, this one finds{' '}
          <strong className="font-[560]">{ratio.toFixed(2)} times</strong> as many of the films that
          the same people like, measured on the half of the films that was held out.
        </p>
      </div>
      <h2 className="mb-4 mt-12">Measured</h2>
      <div className="grid gap-x-12 gap-y-10 lg:grid-cols-2">
        <RecallChart
          truth="graded"
          title="Graded by us"
          text="For each film we graded about thirty others, without knowing which method had suggested them. How often does the better of two come first? By chance, half of the time."
        />
        <RecallChart
          truth="liked"
          title="Liked by the same people"
          text="For each film with enough ratings: of the ten films that its fans like most, how many are among its ten most similar?"
        />
        <RecallChart
          truth="series"
          title="In the same series"
          text="How many of the other films in a film’s series, as named by articles, are among its ten most similar?"
        />
        <RecallChart
          truth="directors"
          title="By the same director"
          text="How many of its director’s other films are among a film’s ten most similar? All of them would be too many: a list should not be a filmography."
        />
      </div>
      <p className="mt-4 max-w-[75ch] text-sm text-quiet">
        Bars and first numbers: the half that was held out. Lines and second numbers: the half used
        to choose weights. With other samples of films, the gain would be between {low.toFixed(2)}{' '}
        and {high.toFixed(2)} times in nine out of ten cases. Both halves were seen when the fields
        were chosen, so expect a little less elsewhere. Measured on {count(films)} films on{' '}
        <time dateTime={date}>{day(date)}</time> by <code className="text-xs">{command}</code>.
      </p>
      <h2 className="mb-4 mt-14">Judge for yourself</h2>
      <p className="mb-5 max-w-prose">
        The ten films most similar to each of these, among the films on this server, under the
        previous default and the one that replaced it.
      </p>
      <TwoLists />
    </>
  );
}
