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
          Two films are alike if people who know both would say so. Nobody has asked them about
          every pair, so we graded some of them, and the lists are measured by what people have said
          in other ways: which films they like, and which films were made as a series or by the same
          director.
        </p>
        <p>
          Of the films that the same people like, the default now finds{' '}
          <strong className="font-[560]">{ratio.toFixed(2)} times</strong> as many as before,
          measured on the half of the films that was kept for judging.
        </p>
      </div>
      <h2 className="mb-4 mt-12">Measured</h2>
      <div className="grid gap-x-12 gap-y-10 lg:grid-cols-2">
        <RecallChart
          truth="graded"
          title="Graded by us"
          text="We graded some thirty films for each of these, without seeing what had proposed them. Of two films, how often does the better one come first? Half of the time by chance."
        />
        <RecallChart
          truth="liked"
          title="Liked by the same people"
          text="Of the ten films that those who like a film like most, how many are among its ten most similar, of the films with enough ratings?"
        />
        <RecallChart
          truth="series"
          title="In the same series"
          text="Of the other films of a film’s series, as far as articles name it, how many are among its ten most similar?"
        />
        <RecallChart
          truth="directors"
          title="By the same director"
          text="Of the other films of a film’s director, how many are among its ten most similar? All of them would be too many: a list should not be a filmography."
        />
      </div>
      <p className="mt-4 max-w-[75ch] text-sm text-quiet">
        Bars and the first number: the half kept for judging. Lines and the second number: the half
        for choosing weights. Had other films been drawn, the gain would lie between{' '}
        {low.toFixed(2)} and {high.toFixed(2)} times in nine of ten cases; and as the fields were
        chosen with both halves in view, expect a little less elsewhere. Measured on {count(films)}{' '}
        films on <time dateTime={date}>{day(date)}</time> by{' '}
        <code className="text-xs">{command}</code>.
      </p>
      <h2 className="mb-4 mt-14">Judge for yourself</h2>
      <p className="mb-5 max-w-prose">
        The ten films most similar to each of these, computed from the films on this server: by the
        previous default, and by the one that replaced it.
      </p>
      <TwoLists />
    </>
  );
}
