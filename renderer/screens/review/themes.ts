import { useMemo } from 'react';
import type { Framework } from '../../../preload/contract/model/framework.ts';
import { statementCode } from '../../../preload/contract/model/framework.ts';
import type { Excerpt, TagLine, TagMark } from '../../../preload/contract/model/review.ts';
import { useLive } from '../../client/client.tsx';
import { useFramework } from '../../state/framework.ts';
import type { Theme } from './deeds.ts';

export interface Statement {
  id: string;
  code: string;
  short: string;
  text: string;
}

/** Tags and statements, as answers are marked with them. */
export interface Themes {
  /** In the order of the tree. */
  tags: readonly TagLine[];
  tagById: ReadonlyMap<string, TagLine>;
  statements: readonly Statement[];
  statementById: ReadonlyMap<string, Statement>;
  /** Those under the keys 1 to 9: the first of the tree, so that a key means the same everywhere. */
  keyed: readonly TagLine[];
  markOf: (tag: string) => { colour: number; mark: TagMark } | undefined;
  ready: boolean;
}

const noTags: readonly TagLine[] = [];

export function useThemes(cohort: string): Themes {
  const tags = useLive('tag.list', { cohort }).value;
  const framework = useFramework(cohort).framework?.id;
  const content = useLive('framework.get', framework === undefined ? null : { framework }).value?.framework;
  return useMemo(() => {
    const list = tags ?? noTags;
    const tagById = new Map(list.map((tag) => [tag.id, tag]));
    const statements = content ? statementsOf(content) : [];
    return {
      tags: list,
      tagById,
      statements,
      statementById: new Map(statements.map((statement) => [statement.id, statement])),
      keyed: list.slice(0, 9),
      markOf: (tag) => {
        const found = tagById.get(tag);
        return found && { colour: found.colour, mark: found.mark };
      },
      ready: tags !== undefined,
    };
  }, [tags, content]);
}

const statementsOf = (framework: Framework): Statement[] =>
  framework.groups.flatMap((group) =>
    group.statements.map((statement) => ({
      id: statement.id,
      code: statementCode(framework.section, statement),
      short: statement.short,
      text: statement.text,
    })),
  );

/** What is on an excerpt, by name: statements first, as they are said first. */
export function themesOn(excerpt: Pick<Excerpt, 'tags' | 'statements'>, { tagById, statementById }: Themes): Theme[] {
  return [
    ...excerpt.statements.flatMap((id): Theme[] => {
      const statement = statementById.get(id);
      return statement ? [{ is: 'statement', id, name: statement.code }] : [];
    }),
    ...excerpt.tags.flatMap((id): Theme[] => {
      const tag = tagById.get(id);
      return tag ? [{ is: 'tag', id, name: tag.name }] : [];
    }),
  ];
}

/** Each theme on an answer once. */
export function themesOfAnswer(excerpts: readonly Excerpt[], themes: Themes): Theme[] {
  const seen = new Map<string, Theme>();
  for (const theme of excerpts.flatMap((excerpt) => themesOn(excerpt, themes))) seen.set(`${theme.is} ${theme.id}`, theme);
  return [...seen.values()].toSorted((a, b) => (a.is === b.is ? 0 : a.is === 'statement' ? -1 : 1));
}

/** The name with those above it: "Diagnosis › Reliable data". */
export function pathOf(tag: TagLine, tagById: ReadonlyMap<string, TagLine>): string {
  const names = [tag.name];
  for (let at = tag.parent; at !== null; ) {
    const above = tagById.get(at);
    if (!above || names.length > 20) break;
    names.unshift(above.name);
    at = above.parent;
  }
  return names.join(' › ');
}
