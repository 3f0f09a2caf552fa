// oxlint-disable-next-line import/no-named-as-default -- its types have no named export
import Graph from 'graphology';
import { useEffect, useRef, useState } from 'react';
import { Sigma } from 'sigma';
import { yearOf } from '../../format/words.ts';
import { hexOf, resolvedColour, useColourScheme } from './colours.ts';
import { hoverDrawer, labelDrawer } from './draw-label.ts';
import { letPageScroll } from './gestures.ts';
import type { Neighbourhood } from './neighbourhood.ts';
import { placesOf, WIDEST } from './places.ts';
import { colourGenre, genreColour, legendGenres } from './star-colour.ts';
import { ZoomButtons } from './zoom-buttons.tsx';

interface ConstellationProps {
  readonly neighbourhood: Neighbourhood;
  readonly onOpen: (filmId: number) => void;
}

/** A neighbourhood as a map of stars: popular films are larger, similar films are nearer. */
export function Constellation({ neighbourhood, onOpen }: ConstellationProps) {
  const container = useRef<HTMLDivElement>(null);
  const map = useRef<Sigma>(undefined);
  const [isDrawn, setDrawn] = useState(true);
  const scheme = useColourScheme();
  const open = useRef(onOpen);
  useEffect(() => {
    open.current = onOpen;
  });
  useEffect(() => {
    if (container.current === null) return undefined;
    try {
      const sigma = draw(container.current, neighbourhood, (filmId) => open.current(filmId));
      map.current = sigma;
      return () => {
        map.current = undefined;
        sigma.kill();
      };
    } catch {
      setDrawn(false);
      return undefined;
    }
  }, [neighbourhood, scheme]);
  const camera = () => map.current?.getCamera();
  return isDrawn ? (
    <div className="relative h-full w-full">
      <div
        ref={container}
        aria-hidden="true"
        className="h-full w-full [touch-action:pan-x_pan-y]"
      />
      <ZoomButtons
        zoom={{
          closer: () => void camera()?.animatedZoom(ZOOM),
          farther: () => void camera()?.animatedUnzoom(ZOOM),
          reset: () => void camera()?.animatedReset(ZOOM),
        }}
      />
    </div>
  ) : (
    <p className="p-6 text-quiet">
      This browser does not support WebGL, which the map needs. The list shows the same films.
    </p>
  );
}

const ZOOM = { duration: 200 };

function draw(
  container: HTMLElement,
  neighbourhood: Neighbourhood,
  onOpen: (filmId: number) => void,
): Sigma {
  const colours = {
    ink: hexOf(resolvedColour('var(--color-ink)')),
    paper: hexOf(resolvedColour('var(--color-paper)')),
  };
  const { clientWidth: width, clientHeight: height } = container;
  const isNarrow = width < NARROW;
  const sigma = new Sigma(graphOf(neighbourhood, width / Math.max(1, height)), container, {
    allowInvalidContainer: true,
    labelFont: 'Archivo, system-ui, sans-serif',
    labelSize: isNarrow ? 11 : 13,
    // films of the outer ring are named under the pointer and when zoomed in
    labelRenderedSizeThreshold: 11,
    defaultDrawNodeLabel: labelDrawer(colours),
    defaultDrawNodeHover: hoverDrawer(colours),
    stagePadding: isNarrow ? 16 : 40,
    minCameraRatio: 0.3,
    maxCameraRatio: 1.5,
    zIndex: true,
  });
  letPageScroll(container, sigma);
  sigma.on('clickNode', ({ node }) => onOpen(Number(node)));
  sigma.on('enterNode', () => {
    container.style.cursor = 'pointer';
  });
  sigma.on('leaveNode', () => {
    container.style.cursor = '';
  });
  return sigma;
}

/** The width of the map, in pixels, below which everything is drawn smaller. */
const NARROW = 520;

function graphOf(neighbourhood: Neighbourhood, aspect: number): Graph {
  const graph = new Graph();
  const places = placesOf(neighbourhood, Math.min(WIDEST, aspect));
  const scale = aspect < 1 ? 0.7 : 1;
  const genres = legendGenres(neighbourhood.stars);
  for (const star of neighbourhood.stars) {
    const { film, ring } = star;
    const { x, y } = places.get(film.film_id) ?? { x: 0, y: 0 };
    const popularity = Math.max(0, Math.log10(film.vote_count) - 2.7);
    graph.addNode(film.film_id, {
      x,
      y,
      isLeft: x < 0,
      size: scale * ((ring === 0 ? 9 : 3) + 2.2 * popularity),
      color: hexOf(resolvedColour(genreColour(genres, colourGenre(star), ring))),
      isCentre: ring === 0,
      label: `${film.title} ${yearOf(film.year)}`.trim(),
      forceLabel: ring < 2,
      zIndex: 2 - ring,
    });
  }
  const faint = hexOf(resolvedColour('var(--color-line)'));
  const strong = hexOf(resolvedColour('var(--color-quiet)'));
  const [middle] = neighbourhood.stars;
  for (const { from, to, similarity } of neighbourhood.ties) {
    const isInner = from === middle?.film.film_id || to === middle?.film.film_id;
    graph.addEdge(from, to, {
      // the paler ones are many, and thinner, so that they stay behind the others in any colours
      size: isInner ? 0.6 + similarity * 6 : 0.6 + similarity * 3.5,
      color: isInner ? strong : faint,
      zIndex: isInner ? 1 : 0,
    });
  }
  return graph;
}
