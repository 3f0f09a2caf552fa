import type { CSSProperties } from 'react';
import { yearOf } from '../format/words.ts';
import { cardLook, type CardFilm } from './card-look.ts';

/**
 * A film's title in the style of its genres and its time; the data has no posters. A card next to
 * the title in words is `hidden` from assistive technology.
 */
export function TitleCard({
  film,
  hidden = false,
  hasYear = true,
}: {
  readonly film: CardFilm;
  readonly hidden?: boolean;
  /** Whether the card shows the year, if it is known. */
  readonly hasYear?: boolean;
}) {
  const { face, size, place, ground, ink, accent } = cardLook(film);
  const title: CSSProperties = {
    fontFamily: `var(--font-${face.family})`,
    fontWeight: face.weight,
    fontStretch: `${face.stretch}%`,
    fontStyle: face.isItalic ? 'italic' : 'normal',
    textTransform: face.isUpper ? 'uppercase' : 'none',
    letterSpacing: `${face.tracking}em`,
    fontSize: `${(size * 100).toFixed(2)}cqi`,
  };
  return (
    <span
      className="title-card"
      data-place={place}
      aria-hidden={hidden}
      style={{ background: ground, color: ink }}
    >
      <span className="title-card-title" style={title}>
        {film.title}
      </span>
      {hasYear && film.year !== null && (
        <span className="title-card-year" style={{ color: accent }}>
          {yearOf(film.year)}
        </span>
      )}
    </span>
  );
}
