// oxlint-disable-next-line import/no-named-as-default -- its types have no named export
import Graph from 'graphology';
import forceAtlas2 from 'graphology-layout-forceatlas2';
import { useEffect, useRef, useState } from 'react';
import { Sigma } from 'sigma';
import { genreHue, tellingGenres } from '../cards/genre-look.ts';
import { yearOf } from '../format/words.ts';
import { hexOf, styledColour, useColourScheme } from './colours.ts';
import { labelDrawer } from './draw-label.ts';
import type { Neighbourhood, Star } from './neighbourhood.ts';

interface ConstellationProps {
  readonly neighbourhood: Neighbourhood;
  readonly onOpen: (filmId: number) => void;
}

/** A neighbourhood as a map of stars: as large as films are known, near as they are alike. */
export function Constellation({ neighbourhood, onOpen }: ConstellationProps) {
  const container = useRef<HTMLDivElement>(null);
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
      return () => sigma.kill();
    } catch {
      setDrawn(false);
      return undefined;
    }
  }, [neighbourhood, scheme]);
  return isDrawn ? (
    <div ref={container} aria-hidden="true" className="h-full w-full" />
  ) : (
    <p className="p-6 text-quiet">
      This browser cannot draw the map (it has no WebGL). The list has the same films.
    </p>
  );
}

function draw(
  container: HTMLElement,
  { stars, ties }: Neighbourhood,
  onOpen: (filmId: number) => void,
): Sigma {
  const graph = new Graph();
  const ink = hexOf(styledColour('--color-ink'));
  const line = hexOf(styledColour('--color-line'));
  for (const [place, star] of stars.entries()) {
    graph.addNode(star.film.film_id, {
      ...spot(star, place, stars.length),
      size: star.ring === 0 ? 16 : 3 + 2.4 * Math.max(0, Math.log10(star.film.vote_count) - 2.7),
      color: colourOf(star),
      label: `${star.film.title} ${yearOf(star.film.year)}`.trim(),
      forceLabel: star.ring < 2,
    });
  }
  for (const { from, to, similarity } of ties) {
    graph.addEdge(from, to, { weight: similarity * 10, size: 0.5 + similarity * 5, color: line });
  }
  forceAtlas2.assign(graph, {
    iterations: 260,
    settings: {
      ...forceAtlas2.inferSettings(graph),
      gravity: 1.4,
      scalingRatio: 14,
      adjustSizes: true,
    },
  });
  const sigma = new Sigma(graph, container, {
    allowInvalidContainer: true,
    labelFont: 'Archivo, system-ui, sans-serif',
    labelSize: 13,
    labelColor: { color: ink },
    labelDensity: 0.5,
    labelRenderedSizeThreshold: 7,
    defaultDrawNodeHover: labelDrawer(ink, hexOf(styledColour('--color-paper'))),
    stagePadding: 60,
    minCameraRatio: 0.4,
    maxCameraRatio: 2,
  });
  sigma.on('clickNode', ({ node }) => onOpen(Number(node)));
  sigma.on('enterNode', () => {
    container.style.cursor = 'pointer';
  });
  sigma.on('leaveNode', () => {
    container.style.cursor = '';
  });
  return sigma;
}

/** Where the layout begins: rings around the middle, so that the same film gives the same map. */
function spot(
  { ring }: Star,
  place: number,
  stars: number,
): { readonly x: number; readonly y: number } {
  const angle = (place / stars) * 2 * Math.PI;
  return { x: ring * 10 * Math.cos(angle), y: ring * 10 * Math.sin(angle) };
}

function colourOf({ film, ring }: Star): string {
  const hue = genreHue(tellingGenres(film.genres)[0]);
  return hexOf(`oklch(0.66 ${ring === 2 ? 0.07 : 0.14} ${hue})`);
}
