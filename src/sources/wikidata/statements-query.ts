import { ARTICLE, FILM_PROPERTIES } from './properties.ts';

/**
 * The query for all statements about some films, in SPARQL 1.1 with every prefix declared, so that
 * other services over Wikidata's data answer it too. `wdt:` are the statements of the best rank.
 * Labels are English, or in "mul", Wikidata's code for labels that are the same in every language.
 * https://www.mediawiki.org/wiki/Wikibase/Indexing/RDF_Dump_Format
 */
export function statementsQuery(tconsts: readonly string[]): string {
  return QUERY.replace('$films', tconsts.map((tconst) => `"${tconst}"`).join(' '));
}

const properties = FILM_PROPERTIES.filter(({ id }) => id.startsWith('P'))
  .map(({ id }) => `("${id}" wdt:${id})`)
  .join(' ');

/** The query with a place for the films: what an answer depends on. */
export const QUERY = `PREFIX wdt: <http://www.wikidata.org/prop/direct/>
PREFIX schema: <http://schema.org/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?imdb ?film ?property ?value ?label WHERE {
  VALUES ?imdb { $films }
  ?film wdt:P345 ?imdb .
  {
    VALUES (?property ?predicate) { ${properties} }
    ?film ?predicate ?value .
    OPTIONAL { ?value rdfs:label ?english . FILTER(LANG(?english) = "en") }
    OPTIONAL { ?value rdfs:label ?every . FILTER(LANG(?every) = "mul") }
    BIND(COALESCE(?english, ?every) AS ?label)
  } UNION {
    ?value schema:about ?film ;
      schema:isPartOf <https://en.wikipedia.org/> ;
      schema:name ?label .
    BIND("${ARTICLE}" AS ?property)
  }
}`;
