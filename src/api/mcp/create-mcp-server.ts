import { fromJsonSchema, McpServer, type CallToolResult } from '@modelcontextprotocol/server';
import type { Static, TSchema } from 'typebox';
import { ProblemError, type ReelatedClient } from '../../client/client.ts';
import { messageOf, ReelatedError } from '../../errors.ts';
import { LICENCE_LINE } from '../../snapshot/dataset.ts';
import {
  CompareInput,
  CompareOutput,
  ForYouInput,
  ForYouOutput,
  PersonInput,
  PersonOutput,
  SearchInput,
  SearchOutput,
  SimilarInput,
  SimilarOutput,
} from './schemas.ts';
import { compareFilms, filmsForMe, person, searchFilms, similarFilms } from './tools.ts';

const INSTRUCTIONS =
  'Searches films and finds similar ones in IMDb’s datasets. Similarity is exact, by cast and crew, title words, series, genres, era, language and rating. Refer to films by title; results include the films that were recognised. ' +
  LICENCE_LINE;

/** A tool's schemas in the form that the SDK expects, compiled once rather than for every request. */
function described<Input extends TSchema, Output extends TSchema>(input: Input, output: Output) {
  return {
    inputSchema: fromJsonSchema<Static<Input>>(input),
    outputSchema: fromJsonSchema<Static<Output>>(output),
    annotations: { readOnlyHint: true, openWorldHint: false },
  };
}

const SEARCH = {
  title: 'Search films',
  description:
    'Lists films that match all criteria: patterns in the title or in names of people, genres, years, rating, votes, language. Sorted by title by default; use `sort: vote_count` for the most popular first.',
  ...described(SearchInput, SearchOutput),
};
const SIMILAR = {
  title: 'Similar films',
  description:
    'Lists the films most similar to one or more films, and unlike others, with the reasons; optionally only films that match search criteria. `terms` excludes or boosts individual reasons, using the terms in the results.',
  ...described(SimilarInput, SimilarOutput),
};
const FOR_ME = {
  title: 'Films for a person',
  description:
    'Recommends films to watch next from a person’s ratings, each with the liked films and reasons behind it. `include` and `exclude` limit it to, or leave out, ids or named lists such as owned or seen.',
  ...described(ForYouInput, ForYouOutput),
};
const COMPARE = {
  title: 'Compare two films',
  description:
    'Shows how similar two films are, what they have in common and how much each part counts, what only one of them has, and the rank of each among the films similar to the other.',
  ...described(CompareInput, CompareOutput),
};
const PERSON = {
  title: 'Look up a person',
  description: 'Shows who a person is and lists their films by role.',
  ...described(PersonInput, PersonOutput),
};

/** An MCP server whose tools use the API, for one connection or request. */
export function createMcpServer(api: ReelatedClient, version: string): McpServer {
  const server = new McpServer({ name: 'reelated', version }, { instructions: INSTRUCTIONS });
  server.registerTool('search_films', SEARCH, async (input) => resultOf(searchFilms(api, input)));
  server.registerTool('similar_films', SIMILAR, async (input) =>
    resultOf(similarFilms(api, input)),
  );
  server.registerTool('films_for_me', FOR_ME, async (input) => resultOf(filmsForMe(api, input)));
  server.registerTool('compare_films', COMPARE, async (input) =>
    resultOf(compareFilms(api, input)),
  );
  server.registerTool('person', PERSON, async (input) => resultOf(person(api, input)));
  return server;
}

/** A tool's result; errors of the API are returned to the model, so that it can correct itself. */
async function resultOf(answer: Promise<object>): Promise<CallToolResult> {
  try {
    const data = await answer;
    const text = JSON.stringify(data);
    return { content: [{ type: 'text', text }], structuredContent: { ...data } };
  } catch (error) {
    if (!(error instanceof ProblemError || error instanceof ReelatedError)) throw error;
    return { isError: true, content: [{ type: 'text', text: messageOf(error) }] };
  }
}
