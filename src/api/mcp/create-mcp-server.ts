import { fromJsonSchema, McpServer, type CallToolResult } from '@modelcontextprotocol/server';
import type { Static, TSchema } from 'typebox';
import { ProblemError, type ReelatedClient } from '../../client/client.ts';
import { messageOf, ReelatedError } from '../../errors.ts';
import {
  CompareInput,
  CompareOutput,
  PersonInput,
  PersonOutput,
  SearchInput,
  SearchOutput,
  SimilarInput,
  SimilarOutput,
} from './schemas.ts';
import { compareFilms, person, searchFilms, similarFilms } from './tools.ts';

const INSTRUCTIONS =
  'Films and the films like them, from IMDb’s datasets, compared exactly by who made them, words of the title, series, genres, time, language and rating. Name films by title; what was understood is told in the answer. Information courtesy of IMDb (https://www.imdb.com). Used with permission.';

/** A tool's schemas as the SDK wants them; compiled once, not for every request. */
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
    'Films that meet all criteria: patterns in title or persons, genres, years, rating, votes, language. Sorted by title unless `sort` says otherwise (`vote_count` for the best known).',
  ...described(SearchInput, SearchOutput),
};
const SIMILAR = {
  title: 'Similar films',
  description:
    'The films most like one or several films, and unlike others, with the reasons why; optionally only among films that meet criteria. `terms` mutes or boosts single reasons, named as the answer names them.',
  ...described(SimilarInput, SimilarOutput),
};
const COMPARE = {
  title: 'Compare two films',
  description:
    'How similar two films are, what they share and how much each part counts, what only one of them has, and each one’s rank in the other’s list.',
  ...described(CompareInput, CompareOutput),
};
const PERSON = {
  title: 'A person',
  description: 'Who someone is and their films, by what they did in them.',
  ...described(PersonInput, PersonOutput),
};

/** An MCP server whose tools ask the API. One serves one connection or request. */
export function createMcpServer(api: ReelatedClient, version: string): McpServer {
  const server = new McpServer({ name: 'reelated', version }, { instructions: INSTRUCTIONS });
  server.registerTool('search_films', SEARCH, async (input) => told(searchFilms(api, input)));
  server.registerTool('similar_films', SIMILAR, async (input) => told(similarFilms(api, input)));
  server.registerTool('compare_films', COMPARE, async (input) => told(compareFilms(api, input)));
  server.registerTool('person', PERSON, async (input) => told(person(api, input)));
  return server;
}

/** A tool's result; what the API refuses is told to the model, which can ask better. */
async function told(answer: Promise<object>): Promise<CallToolResult> {
  try {
    const data = await answer;
    const text = JSON.stringify(data);
    return { content: [{ type: 'text', text }], structuredContent: { ...data } };
  } catch (error) {
    if (!(error instanceof ProblemError || error instanceof ReelatedError)) throw error;
    return { isError: true, content: [{ type: 'text', text: messageOf(error) }] };
  }
}
